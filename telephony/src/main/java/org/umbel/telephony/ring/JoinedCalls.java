package org.umbel.telephony.ring;

import org.umbel.sip.Dialog;

/// A caller and a phone that talk to each other.
public final class JoinedCalls {
  private final Dialog caller;
  private final BridgeLeg leg;

  JoinedCalls(Dialog caller, BridgeLeg leg) {
    this.caller = caller;
    this.leg = leg;
  }

  /// Waits until either has hung up.
  public void awaitEnd() throws InterruptedException {
    leg.awaitEnd();
  }

  /// Ends the call of both.
  public void hangUp() {
    caller.bye();
  }
}
