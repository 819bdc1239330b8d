package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A dialog has ended, so nothing can be sent in it.
public final class DialogOver extends SipException {
  private static final long serialVersionUID = 1;

  public DialogOver(String callId) {
    super("The dialog of call " + callId + " is over");
  }
}
