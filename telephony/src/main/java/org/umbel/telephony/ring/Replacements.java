package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.Dialog;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Objection;

/// Lets a call that comes in take the place of one of ours (RFC 3891): of somebody who talks, to a
/// person or to a conversation, or of a phone that rings. Who knows the Call-ID and both tags of a
/// call on the same line may do so; nobody else can.
///
/// Safe for all threads.
public final class Replacements {
  private final LegBook legs;

  public Replacements(Transfers transfers) {
    this.legs = transfers.legs();
  }

  /// Answers the newcomer, who talks to the other side of the call from then on, and ends the call.
  ///
  /// @param replaced named by the newcomer's INVITE
  /// @return why that cannot be; the newcomer is to be refused then, unless it has gone
  public Optional<Objection> replace(UnansweredCaller newcomer, Dialog replaced)
      throws InterruptedException {
    var ringing = legs.ringing(replaced.id());
    if (ringing.isPresent()) {
      var outcome = ringing.get().pickUp(newcomer);
      if (outcome.isPresent()) {
        return outcome.get() instanceof Ringing.Outcome.Joined
            ? Optional.empty()
            : objection(Status.REQUEST_TERMINATED, "the call to be picked up was given up");
      }
    }
    return legs.find(replaced.id())
        .map(former -> replace(newcomer, former))
        .orElseGet(() -> objection(Status.CALL_DOES_NOT_EXIST, "no such call to be replaced"));
  }

  private static Optional<Objection> replace(UnansweredCaller newcomer, Leg former) {
    var partner = former.awaitPartner();
    if (partner.isEmpty() || partner.get().ended()) {
      return objection(Status.CALL_DOES_NOT_EXIST, "the call to be replaced has ended");
    }
    former.letGo();
    var connection = connected(newcomer, partner.get());
    if (connection == Answerable.Connection.TALKING) {
      former.hangUp();
      return Optional.empty();
    }
    former.keep();
    restore(partner.get(), former);
    return connection == Answerable.Connection.GONE
        ? objection(Status.REQUEST_TERMINATED, "the newcomer has gone")
        : objection(Status.NOT_ACCEPTABLE_HERE, "no session in common");
  }

  private static Answerable.Connection connected(UnansweredCaller newcomer, Counterpart partner) {
    try {
      return newcomer.connect(partner);
    } catch (SipException unreachable) {
      return Answerable.Connection.REFUSED;
    }
  }

  /// They talk to each other as before.
  private static void restore(Counterpart partner, Leg former) {
    try {
      partner.answer(former.said());
    } catch (SipException gone) {
      former.hangUp();
    }
  }

  private static Optional<Objection> objection(int status, String why) {
    return Optional.of(new Objection(Objection.Rule.NOT_REPLACED, status, why));
  }
}
