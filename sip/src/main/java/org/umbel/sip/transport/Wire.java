package org.umbel.sip.transport;

import java.io.IOException;
import java.util.Optional;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.tls.Secured;

/// A stream connection that has come about, told apart into messages: read by one thread, written
/// by one at a time.
interface Wire {

  /// What came next.
  sealed interface Next {}

  record Message(SipMessage message) implements Next {}

  /// A whole message that cannot be read; the connection goes on behind it.
  record Broken(MalformedMessage fault) implements Next {}

  /// CRLF CRLF, to be answered by CRLF, RFC 5626 §4.4.1.
  record Ping() implements Next {}

  /// The peer has closed its side.
  record End() implements Next {}

  /// Waits for the next message.
  ///
  /// @throws MalformedMessage when the connection cannot be followed any further
  /// @throws java.net.SocketTimeoutException when nothing comes, or a message stays unfinished, for
  ///   too long
  Next next() throws IOException;

  /// Waits until the message is with the system.
  void write(byte[] message) throws IOException;

  /// How it is protected; empty when it is not.
  Optional<Secured> secured();

  /// Gives back what it holds of its source's share; to be called once nothing is read any more.
  void release();

  /// Says farewell where the protocol has one; may wait for the peer. The socket is closed by its
  /// owner.
  void farewell() throws IOException;
}
