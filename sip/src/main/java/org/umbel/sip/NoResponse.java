package org.umbel.sip;

/// A request got no final response in its time.
public final class NoResponse extends SipException {
  private static final long serialVersionUID = 1;

  NoResponse(String what) {
    super("No response to " + what);
  }
}
