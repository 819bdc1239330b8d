package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The character classes of RFC 3261 §25.1 and the few things done with them.
final class Text {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private Text() {}

  static boolean alphanumeric(int c) {
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean token(String text) {
    for (int i = 0; i < text.length(); i++) if (!Characters.TOKEN.has(text.charAt(i))) return false;
    return !text.isEmpty();
  }

  /// White space within a header value; a fold reads as one.
  static boolean space(int c) {
    return c == ' ' || c == '\t';
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  /// The value, when it may stand in a header line as it is: a line end would begin another header.
  static String oneLine(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n')
        throw new IllegalArgumentException(name + " with a line end at character " + i);
    }
    return value;
  }

  /// Undoes `%41` escapes; a `%` without two hexadecimal digits stands for itself.
  static String unescaped(String text) {
    if (text.indexOf('%') < 0) return text;
    byte[] from = text.getBytes(UTF_8);
    byte[] to = new byte[from.length];
    int length = 0;
    for (int i = 0; i < from.length; i++) {
      int high = from[i] == '%' && i + 2 < from.length ? hex(from[i + 1]) : -1;
      int low = high >= 0 ? hex(from[i + 2]) : -1;
      if (low < 0) {
        to[length++] = from[i];
        continue;
      }
      to[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    return new String(to, 0, length, UTF_8);
  }

  /// Escapes what is neither alphanumeric nor one of the characters allowed beside.
  static String escaped(String text, String allowed) {
    var escaped = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(UTF_8)) {
      if (alphanumeric(b) || (b > 0 && allowed.indexOf(b) >= 0)) escaped.append((char) b);
      else escaped.append('%').append(HEX[(b & 0xF0) >> 4]).append(HEX[b & 0x0F]);
    }
    return escaped.toString();
  }

  static int hex(int c) {
    return Character.digit(c, 16);
  }

  /// A quoted-string, RFC 3261 §25.1; control characters, which nobody can read, become blanks.
  static String quoted(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') quoted.append('\\');
      quoted.append(c < ' ' || c == 0x7F ? ' ' : c);
    }
    return quoted.append('"').toString();
  }
}
