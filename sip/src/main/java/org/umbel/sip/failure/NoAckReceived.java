package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A 2xx was repeated for 64*T1 and never acknowledged; the peer was sent a BYE, RFC 3261
/// §13.3.1.4.
public final class NoAckReceived extends SipException {
  private static final long serialVersionUID = 1;

  public NoAckReceived(String callId) {
    super("No ACK for the 2xx of call " + callId);
  }
}
