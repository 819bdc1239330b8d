package org.umbel.sip;

/// A request was given a second final response.
public final class AlreadyAnswered extends SipException {
  private static final long serialVersionUID = 1;

  AlreadyAnswered(String what) {
    super("Already answered: " + what);
  }
}
