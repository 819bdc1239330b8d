package org.umbel.sip.transport;

import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;

/// Takes what transports receive. Called on the loop.
public interface Sink {

  /// A whole message has arrived.
  void received(SipMessage message, Flow from);

  /// Something has arrived that is no message, or a broken one.
  void malformed(MalformedMessage fault, Flow from);

  /// A phone over UDP has kept its way here open, and was answered.
  default void keptAlive(Peer from) {}

  /// The transports did not put up with something.
  void incident(Incident incident);
}
