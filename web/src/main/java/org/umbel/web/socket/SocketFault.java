package org.umbel.web.socket;

import java.io.IOException;

/// The peer breaks the rules of WebSockets; the connection ends with a code of RFC 6455 §7.4.1.
final class SocketFault extends IOException {
  private static final long serialVersionUID = 1;

  private final int code;

  private SocketFault(int code, String message) {
    super(message);
    this.code = code;
  }

  static SocketFault protocol(String what) {
    return new SocketFault(1002, what);
  }

  static SocketFault notText(String what) {
    return new SocketFault(1003, what);
  }

  static SocketFault notUtf8() {
    return new SocketFault(1007, "a text that is not UTF-8");
  }

  static SocketFault tooLong(int most) {
    return new SocketFault(1009, "more than " + most + " bytes");
  }

  int code() {
    return code;
  }
}
