package org.umbel.sip;

/// A dialog has ended, so nothing can be sent in it.
public final class DialogOver extends SipException {
  private static final long serialVersionUID = 1;

  DialogOver(String callId) {
    super("The dialog of call " + callId + " is over");
  }
}
