package org.umbel.bench.calls;

import java.nio.charset.StandardCharsets;

/// The little a caller needs of a response, read where it stands; overwritten by the next one. It
/// understands the servers that are measured, not everything RFC 3261 allows. Belongs to one
/// thread.
public final class Reply {
  private static final int STATUS = 8; // behind "SIP/2.0 "
  private static final int NONE = -1;

  private byte[] bytes = {};
  private int length;

  /// Looks at a datagram from now on.
  ///
  /// @return whether it is a response
  public boolean read(byte[] datagram, int size) {
    bytes = datagram;
    length = size;
    return size > STATUS + 3 && matches("SIP/2.0 ", 0);
  }

  public int status() {
    return (bytes[STATUS] - '0') * 100 + (bytes[STATUS + 1] - '0') * 10 + bytes[STATUS + 2] - '0';
  }

  /// Whether it answers an INVITE and not the BYE.
  public boolean answersInvite() {
    int at = find("CSeq: ");
    return at != NONE && matches("INVITE", at + 2); // behind a number of one digit
  }

  /// The digits a Call-ID of ours begins with.
  ///
  /// @return -1 when there are none
  public int callNumber() {
    int at = find("Call-ID: ");
    if (at == NONE || bytes[at] < '0' || bytes[at] > '9') return NONE;
    int number = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) number = 10 * number + bytes[at] - '0';
    return number;
  }

  /// The value of a header; empty when it is not there.
  public String header(String name) {
    int start = find(name + ": ");
    if (start == NONE) return "";
    return new String(bytes, start, lineEnd(start) - start, StandardCharsets.UTF_8);
  }

  /// What stands behind the empty line.
  public String body() {
    for (int i = 0; i + 4 <= length; i++)
      if (bytes[i] == '\r' && bytes[i + 2] == '\r')
        return new String(bytes, i + 4, length - i - 4, StandardCharsets.UTF_8);
    return "";
  }

  private int find(String beginning) {
    for (int line = lineEnd(0) + 2; line < length; line = lineEnd(line) + 2) {
      if (bytes[line] == '\r') return NONE;
      if (matches(beginning, line)) return line + beginning.length();
    }
    return NONE;
  }

  private boolean matches(String text, int from) {
    if (from + text.length() > length) return false;
    for (int i = 0; i < text.length(); i++) if (bytes[from + i] != text.charAt(i)) return false;
    return true;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < length && bytes[at] != '\r') at++;
    return at;
  }
}
