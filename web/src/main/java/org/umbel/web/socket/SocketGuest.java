package org.umbel.web.socket;

/// Our side of one WebSocket. All three are called on the connection's thread, one after the other.
public interface SocketGuest {

  void opened(WebSocket socket);

  /// A whole text has come, of at most [WebSocket#LONGEST] bytes.
  void said(WebSocket socket, String text);

  /// It is over, whoever ended it. Called once for each that was opened.
  void closed(WebSocket socket);
}
