package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A request was given a second final response.
public final class AlreadyAnswered extends SipException {
  private static final long serialVersionUID = 1;

  public AlreadyAnswered(String what) {
    super("Already answered: " + what);
  }
}
