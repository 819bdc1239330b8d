package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// One header line: its name and where its value lies in the bytes it came with.
final class Field {
  private final HeaderName name;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private @Nullable String value; // made when first asked for; a race makes it twice, alike

  Field(HeaderName name, byte[] bytes, int start, int end) {
    this.name = name;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  static Field of(HeaderName name, String value) {
    byte[] bytes = Text.oneLine(name.toString(), value).getBytes(UTF_8);
    return new Field(name, bytes, 0, bytes.length);
  }

  HeaderName name() {
    return name;
  }

  /// Where the value begins in the message it came in, from 1; 0 for one we made.
  int line() {
    int lines = start == 0 ? 0 : 1;
    for (int i = 0; i < start; i++) if (bytes[i] == '\n') lines++;
    return lines;
  }

  /// The value with folds undone, RFC 3261 §7.3.1.
  String value() {
    var known = value;
    if (known != null) return known;
    var text = new String(bytes, start, end - start, UTF_8);
    var made = text.indexOf('\r') < 0 ? text : unfolded(text);
    value = made;
    return made;
  }

  private static String unfolded(String text) {
    var unfolded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') continue;
      unfolded.append(c == '\n' ? ' ' : c);
    }
    return unfolded.toString().strip();
  }

  int size() {
    return name.line().length + end - start + 2;
  }

  void write(MessageWriter to) {
    to.bytes(name.line());
    if (folded()) to.bytes(value().getBytes(UTF_8));
    else to.bytes(bytes, start, end);
    to.lineEnd();
  }

  private boolean folded() {
    for (int i = start; i < end; i++) if (bytes[i] == '\r') return true;
    return false;
  }
}
