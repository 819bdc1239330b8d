package org.umbel.sip.transport;

import java.util.Optional;
import org.umbel.sip.tls.Secured;

/// A way to one peer: over UDP a local socket and the peer's address, over a stream a connection.
///
/// Any thread may use it; nothing here waits.
public interface Flow {

  /// The other end.
  Peer peer();

  /// What Via and Contact say so that the peer finds this endpoint again.
  HostPort sentBy();

  /// Sends a whole message, at some time soon.
  ///
  /// @param failure told once, on the loop, when it is known that the message cannot leave
  void send(byte[] message, Failure failure);

  /// Whether a message given to it has a chance to leave; always so for UDP.
  boolean open();

  /// How messages are protected on their way to the peer, as far as it is the next hop; empty when
  /// they are not, or the connection has not come about yet.
  default Optional<Secured> secured() {
    return Optional.empty();
  }

  /// Learns that a message could not be sent.
  interface Failure {
    /// Ignores it, for messages that nobody waits for.
    Failure IGNORED = reason -> {};

    /// @param reason in words, for people
    void unsent(String reason);
  }
}
