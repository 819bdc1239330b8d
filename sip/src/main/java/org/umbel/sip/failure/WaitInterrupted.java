package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// The thread was interrupted while it waited for a peer; its interrupt status is set again.
public final class WaitInterrupted extends SipException {
  private static final long serialVersionUID = 1;

  public WaitInterrupted(String what) {
    super("Interrupted while waiting for " + what);
  }
}
