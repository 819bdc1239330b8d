package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// The caller has taken an INVITE back before it was answered; the peer has got its 487.
public final class InviteCancelled extends SipException {
  private static final long serialVersionUID = 1;

  public InviteCancelled(String callId) {
    super("INVITE of call " + callId + " was cancelled by the caller");
  }
}
