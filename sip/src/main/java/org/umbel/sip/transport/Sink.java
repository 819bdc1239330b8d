package org.umbel.sip.transport;

import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;

/// Takes what transports receive. Called on the loop.
public interface Sink {

  /// A whole message has arrived.
  void received(SipMessage message, Flow from);

  /// Something has arrived that is no message, or a broken one.
  void malformed(MalformedMessage fault, Flow from);

  /// A connection was refused or ended because the peer went beyond a limit.
  ///
  /// @param reason in words, for people
  void limited(Peer peer, String reason);
}
