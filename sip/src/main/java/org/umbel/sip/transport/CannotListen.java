package org.umbel.sip.transport;

import org.umbel.sip.SipException;

/// A listen point could not be opened.
public final class CannotListen extends SipException {
  private static final long serialVersionUID = 1;

  CannotListen(ListenPoint point, Exception cause) {
    super("Cannot listen at " + point + ": " + cause.getMessage(), cause);
  }
}
