package org.umbel.sip.message;

import java.util.Locale;
import java.util.OptionalInt;

/// Where something is: a name or address and perhaps a port, RFC 3261 §25.1 `hostport`.
record HostPort(String host, int portOrNone) {
  static final int NO_PORT = -1;
  private static final int HIGHEST_PORT = 65_535;

  static HostPort parse(String text) {
    var cursor = new TextCursor("Host", text);
    var hostPort = parse(cursor);
    cursor.expectEnd();
    return hostPort;
  }

  static HostPort parse(TextCursor cursor) {
    var host = host(cursor);
    if (cursor.ahead() != ':') return new HostPort(host, NO_PORT);
    cursor.moveTo(cursor.position() + 1);
    return new HostPort(host, port(cursor));
  }

  /// The `sent-by` of a Via, which may have blanks around the colon.
  static HostPort parseSentBy(TextCursor cursor) {
    var host = host(cursor);
    return new HostPort(host, cursor.take(':') ? port(cursor) : NO_PORT);
  }

  private static String host(TextCursor cursor) {
    return cursor.ahead() == '[' ? reference(cursor) : name(cursor);
  }

  private static String name(TextCursor cursor) {
    int start = cursor.position();
    cursor.skip(Characters.HOST);
    if (cursor.position() == start) throw cursor.malformed("without a host");
    return cursor.from(start);
  }

  private static String reference(TextCursor cursor) {
    int start = cursor.position();
    int close = cursor.find(']');
    if (close < 0) throw cursor.malformed("with an unterminated IPv6 address");
    cursor.moveTo(close + 1);
    var reference = cursor.from(start);
    for (int i = 1; i < reference.length() - 1; i++) {
      char c = reference.charAt(i);
      if (Text.hex(c) < 0 && c != ':' && c != '.')
        throw cursor.malformed("with an invalid IPv6 address");
    }
    if (reference.indexOf(':') < 0) throw cursor.malformed("with an invalid IPv6 address");
    return reference;
  }

  private static int port(TextCursor cursor) {
    long port = cursor.number("without a port after the colon");
    if (port > HIGHEST_PORT) throw cursor.malformed("with a port above " + HIGHEST_PORT);
    return (int) port;
  }

  OptionalInt port() {
    return portOrNone == NO_PORT ? OptionalInt.empty() : OptionalInt.of(portOrNone);
  }

  HostPort withPort(int port) {
    if (port < NO_PORT || port > HIGHEST_PORT) throw new IllegalArgumentException("port " + port);
    return new HostPort(host, port);
  }

  void write(StringBuilder to) {
    to.append(host);
    if (portOrNone != NO_PORT) to.append(':').append(portOrNone);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPort that
        && portOrNone == that.portOrNone
        && host.equalsIgnoreCase(that.host);
  }

  @Override
  public int hashCode() {
    return host.toLowerCase(Locale.ROOT).hashCode() + portOrNone;
  }
}
