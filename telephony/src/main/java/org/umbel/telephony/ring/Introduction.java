package org.umbel.telephony.ring;

import org.umbel.sip.SipException;

/// Has two who talk to others talk to each other (RFC 3725 §7).
final class Introduction {
  private Introduction() {}

  /// Changes their sessions and joins them.
  ///
  /// @return false when they have no session in common, or one of them cannot be reached any more;
  ///   the first one's session is as it was then, the other's may not be
  static boolean of(Counterpart one, Counterpart other) {
    boolean party = one instanceof Leg || other instanceof Leg;
    return party ? agreed(one, other) && joined(one, other) : one.link(other);
  }

  private static boolean agreed(Counterpart one, Counterpart other) {
    try {
      var offer = one.offer();
      return other.answer(offer) instanceof Counterpart.Answer.Accepted(var answer)
          && one.take(answer) instanceof Counterpart.Answer.Accepted(var confirmed)
          && (Descriptions.alike(offer, confirmed)
              || other.answer(confirmed) instanceof Counterpart.Answer.Accepted);
    } catch (SipException gone) {
      return false;
    }
  }

  private static boolean joined(Counterpart one, Counterpart other) {
    if (one instanceof Leg leg) {
      Leg.join(leg, other);
    } else if (other instanceof Leg leg) {
      Leg.join(leg, one);
    }
    return true;
  }
}
