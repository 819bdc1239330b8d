package org.umbel.telephony.ring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.SipException;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Status;

/// Connects the party with the first phone that answered, or with who picked the call up; others
/// come too late. Used by the threads of all phones.
final class Joining {
  private static final Reason ELSEWHERE = Reason.sip(Status.OK, "Call completed elsewhere");

  private final Ringing ringing;
  private final LegBook book;
  private final boolean alone;
  private final List<DialogId> early = new ArrayList<>(1); // guarded by this
  private volatile CallingParty party;
  private @Nullable Object winner; // guarded by this
  private boolean rung; // guarded by this
  private boolean closed; // guarded by this
  private volatile Optional<byte[]> joined = Optional.empty();

  /// @param book where early dialogs of the phones are found
  /// @param alone whether one phone rings and no other
  Joining(Ringing ringing, CallingParty party, LegBook book, boolean alone) {
    this.ringing = ringing;
    this.party = party;
    this.book = book;
    this.alone = alone;
    earlyOf(party).ifPresent(this::rings);
  }

  private static Optional<DialogId> earlyOf(CallingParty party) {
    return party.side() instanceof Leg leg
        ? leg.dialog().filter(dialog -> !dialog.confirmed()).map(Dialog::id)
        : Optional.empty();
  }

  boolean alone() {
    return alone;
  }

  CallingParty party() {
    return party;
  }

  /// These phones ring in an early dialog, or for one.
  synchronized void rings(DialogId dialog) {
    if (!closed) {
      early.add(dialog);
      book.rings(dialog, ringing);
    }
  }

  /// A phone rings.
  void rings() {
    synchronized (this) {
      rung = true;
    }
    party.rings();
  }

  /// The phones ring for somebody else from now on.
  ///
  /// @return false when the call was taken already
  boolean passTo(CallingParty other) {
    CallingParty before;
    boolean rings;
    synchronized (this) {
      if (winner != null || closed) {
        return false;
      }
      before = party;
      party = other;
      rings = rung;
    }
    before.replaced();
    if (rings) {
      other.rings();
    }
    return true;
  }

  /// Whether this is the phone, or the newcomer, that takes the call, now or before.
  synchronized boolean claim(Object taker) {
    if (closed) {
      return false;
    }
    if (winner == null) {
      winner = taker;
    }
    return winner.equals(taker);
  }

  /// Nobody can claim the call any more.
  ///
  /// @return what phones are told that still ring, so that they note no missed call when somebody
  ///   has taken it
  synchronized Optional<Reason> close() {
    closed = true;
    early.forEach(book::ringsNoMore);
    return winner == null ? Optional.empty() : Optional.of(ELSEWHERE);
  }

  /// Connects the party, for the phone that has claimed the call. Once more gives the same.
  ///
  /// @param answer whether the phone has answered the party's offer
  /// @return how the party describes its side; empty when it has gone
  Optional<byte[]> join(byte[] phones, boolean answer) {
    if (joined.isEmpty()) {
      joined = party.join(phones, answer);
    }
    return joined;
  }

  /// Joins the party with the phone that has answered.
  ///
  /// @return false when the party has gone
  boolean join(Phone phone, Dialog dialog) {
    var leg = phone.leg();
    leg.reach(dialog);
    var answer = join(leg.said(), !phone.makesTheOffer());
    if (answer.isEmpty()) {
      dialog.bye();
      return false;
    }
    tell(phone, answer.get());
    Leg.join(leg, party.side());
    return true;
  }

  /// A party that answers otherwise than it has offered is offered to the phone anew.
  private static void tell(Phone phone, byte[] answer) {
    var offered = phone.offered();
    if (offered.isEmpty() || Descriptions.alike(offered.get(), answer)) {
      return;
    }
    try {
      phone.leg().answer(answer);
    } catch (SipException gone) {
      phone.leg().hangUp();
    }
  }

  /// Joins the party with who picks the call up (RFC 3891 §3).
  ///
  /// @return false when one of the two has gone
  boolean join(UnansweredCaller newcomer) {
    boolean talking = newcomer.offer().isPresent() ? taken(newcomer) : offered(newcomer);
    if (talking) {
      Leg.join(newcomer.side(), party.side());
    }
    return talking;
  }

  private boolean taken(UnansweredCaller newcomer) {
    var answer = join(newcomer.offer().orElseThrow(), false);
    if (answer.isEmpty()) {
      newcomer.reject(Status.REQUEST_TERMINATED);
      return false;
    }
    if (newcomer.join(answer.get(), true).isPresent()) {
      return true;
    }
    party.side().hangUp();
    return false;
  }

  private boolean offered(UnansweredCaller newcomer) {
    var offer = party.offer();
    if (offer.isEmpty()) {
      newcomer.reject(Status.NOT_ACCEPTABLE_HERE);
      return false;
    }
    var answer = newcomer.join(offer.get(), false);
    if (answer.isPresent() && join(answer.get(), true).isPresent()) {
      return true;
    }
    newcomer.side().hangUp();
    return false;
  }
}
