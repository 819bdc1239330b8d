package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A reliable provisional response was repeated for 64*T1 and never acknowledged; the call was
/// refused with 504, RFC 3262 §3.
public final class NoPrackReceived extends SipException {
  private static final long serialVersionUID = 1;

  public NoPrackReceived(String callId) {
    super("No PRACK for the provisional response of call " + callId);
  }
}
