package org.umbel.sip.transport;

import java.io.IOException;

/// A WebSocket peer has broken RFC 6455, or a limit.
final class WebSocketFault extends IOException {
  private static final long serialVersionUID = 1;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_TEXT = 1007;
  private static final int TOO_BIG = 1009;

  private final int status;

  private WebSocketFault(int status, String message) {
    super(message);
    this.status = status;
  }

  static WebSocketFault protocol(String what) {
    return new WebSocketFault(PROTOCOL_ERROR, "no WebSocket any more: " + what);
  }

  static WebSocketFault invalidText() {
    return new WebSocketFault(INVALID_TEXT, "a text message that is not UTF-8");
  }

  static WebSocketFault tooBig(long limit) {
    return new WebSocketFault(TOO_BIG, "a message of more than " + limit + " bytes");
  }

  /// What the Close frame says, RFC 6455 §7.4.1.
  int status() {
    return status;
  }
}
