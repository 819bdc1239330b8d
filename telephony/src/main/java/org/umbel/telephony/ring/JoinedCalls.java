package org.umbel.telephony.ring;

/// Two parties that talk to each other.
public final class JoinedCalls {
  private final Leg leg;

  JoinedCalls(Leg leg) {
    this.leg = leg;
  }

  /// Waits until the party that phones were rung for has gone.
  public void awaitEnd() throws InterruptedException {
    leg.awaitEnd();
  }

  /// Ends the call of both.
  public void hangUp() {
    leg.hangUp();
  }
}
