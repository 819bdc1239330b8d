package org.umbel.sip;

/// The caller has taken an INVITE back before it was answered; the peer has got its 487.
public final class InviteCancelled extends SipException {
  private static final long serialVersionUID = 1;

  InviteCancelled(String callId) {
    super("INVITE of call " + callId + " was cancelled by the caller");
  }
}
