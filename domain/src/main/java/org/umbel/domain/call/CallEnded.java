package org.umbel.domain.call;

import org.umbel.domain.DomainException;

/// The other side is gone. Unwinds a conversation; only the runner of the call catches it.
public final class CallEnded extends DomainException {
  private static final long serialVersionUID = 1;

  public CallEnded(CallId call) {
    super("Call " + call + " has ended");
  }
}
