package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A request got no final response in its time.
public final class NoResponse extends SipException {
  private static final long serialVersionUID = 1;

  public NoResponse(String what) {
    super("No response to " + what);
  }
}
