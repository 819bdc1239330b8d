package org.umbel.telephony.worker;

import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.call.OwnSide;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Counterpart;
import org.umbel.telephony.ring.Leg;

/// One side of a worker's call, as a contact point sees it that it talks to: two conversations of
/// this house, each with media of its own. Safe for all threads.
final class Consultation implements Answerable {
  private final OwnSide near;
  private final NameAddr shown;
  private final Runnable answered;
  private volatile boolean talking;

  /// @param near linked with the conversation once that answers
  /// @param shown who it speaks for
  /// @param answered done then
  Consultation(OwnSide near, NameAddr shown, Runnable answered) {
    this.near = near;
    this.shown = shown;
    this.answered = answered;
  }

  /// Whether the contact point has answered.
  boolean talking() {
    return talking;
  }

  @Override
  public Connection connect(Counterpart other) {
    if (near.ended()) {
      return Connection.GONE;
    }
    if (!(other instanceof OwnSide far)) {
      return Connection.REFUSED;
    }
    far.shownAs(shown);
    if (!near.link(far)) {
      return Connection.REFUSED;
    }
    talking = true;
    answered.run();
    return Connection.TALKING;
  }

  /// It goes on without the contact point.
  @Override
  public void reject(int status) {}

  @Override
  public void onGone(Runnable task) {
    near.onGone(task);
  }

  @Override
  public boolean is(Leg party) {
    return false; // is none
  }
}
