package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.person.Extension;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.station.Callee;

/// Transfers whom a party talks to at its wish (REFER, LN-9), be that another party or a
/// conversation here: to somebody else (blind), or to whom the party talks to in a second call
/// (attended), who may still be ringing.
///
/// Only where the line of who transfers obeys REFER. Numbers that a call to this server reaches are
/// rung here, and who is not taken there gets to the voice box; a phone of somebody here reaches
/// numbers outside as if it had dialled them, at its owner's cost; whatever else is asked for is
/// called by the line the wish came from, so that nobody reaches by us what he could not have
/// called himself, and nobody else pays.
///
/// Safe for all threads.
public final class Transfers {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Lines lines;
  private final Outward outward;
  private final Function<PhoneNumber, List<Callee>> phones;
  private final VoiceBoxes boxes;
  private final Duration ringTime;
  private final LegBook legs = new LegBook();
  private final Set<Counterpart> moving = new HashSet<>(); // guarded by itself

  /// @param outward ways to numbers outside
  /// @param phones of whoever has a number; none when nobody has it or no phone is registered
  /// @param boxes take who is not taken by the phones
  /// @param ringTime how long the target's phones ring
  public Transfers(
      Lines lines,
      Outward outward,
      Function<PhoneNumber, List<Callee>> phones,
      VoiceBoxes boxes,
      Duration ringTime) {
    this.lines = lines;
    this.outward = outward;
    this.phones = phones;
    this.boxes = boxes;
    this.ringTime = ringTime;
  }

  /// From now on these are told who talks.
  public void follow(Talkers told) {
    legs.follow(told);
  }

  LegBook legs() {
    return legs;
  }

  /// Does what a party asks for; waits for the end of it.
  void transfer(Leg referrer, IncomingRefer refer) {
    if (!referrer.session().referIn() || !refer.target().method().equals(Method.INVITE)) {
      refer.reject(Status.DECLINE);
      return;
    }
    var partner = referrer.awaitPartner();
    if (partner.isEmpty() || partner.get().ended()) {
      refer.reject(Status.REQUEST_PENDING); // 481 would end the call, RFC 5057 §5.1
      return;
    }
    var both = Set.<Counterpart>of(referrer, partner.get());
    if (!begins(both)) {
      refer.reject(Status.REQUEST_PENDING);
      return;
    }
    tell(referrer, partner.get(), refer, moved(referrer, partner.get(), refer, both));
  }

  /// Nobody is moved by two at once.
  private boolean begins(Set<? extends Counterpart> some) {
    synchronized (moving) {
      return some.stream().noneMatch(moving::contains) && moving.addAll(some);
    }
  }

  /// Waits until nobody moves it any more: a conversation to which somebody has just been
  /// transferred may pass it on before that transfer is over.
  ///
  /// @return false when that takes too long
  private boolean awaitBegin(Counterpart one) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (moving) {
      for (var left = PATIENCE.toMillis(); !moving.add(one); ) {
        if (left <= 0) {
          return false;
        }
        moving.wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
      return true;
    }
  }

  private void ends(Set<? extends Counterpart> some) {
    synchronized (moving) {
      moving.removeAll(some);
      moving.notifyAll();
    }
  }

  /// @return the status to report
  private int moved(Leg referrer, Counterpart partner, IncomingRefer refer, Set<Counterpart> both) {
    try {
      refer.accept();
      var named = refer.target().replaces().map(DialogId::replaced);
      return named
          .flatMap(legs::find)
          .map(second -> attended(referrer, partner, second, refer))
          .orElseGet(() -> blind(referrer, partner, refer));
    } finally {
      ends(both);
    }
  }

  private static void tell(Leg referrer, Counterpart partner, IncomingRefer refer, int status) {
    refer.done(status);
    if (status == Status.OK) {
      referrer.hangUp();
    } else {
      referrer.keep();
      legOf(partner).ifPresent(Leg::keep);
    }
  }

  /// Until the end is reported each of the two may go without the other.
  private static void letGo(Leg referrer, Counterpart partner) {
    referrer.letGo();
    legOf(partner).ifPresent(Leg::letGo);
  }

  private static Optional<Leg> legOf(Counterpart side) {
    return side instanceof Leg leg ? Optional.of(leg) : Optional.empty();
  }

  /// @return the status to report
  private int blind(Leg referrer, Counterpart partner, IncomingRefer refer) {
    var number = Targets.toBeRung(refer.target());
    var here = number.map(phones).orElseGet(List::of);
    if (!here.isEmpty()) {
      return covered(referrer, partner, refer, here, number.orElseThrow());
    }
    var there = Targets.elsewhere(refer.target(), referrer, lines);
    if (!there.isEmpty()) {
      return rung(referrer, partner, refer, there);
    }
    if (number.isEmpty()) {
      return refer.target().replaces().isPresent() ? Status.CALL_DOES_NOT_EXIST : Status.NOT_FOUND;
    }
    letGo(referrer, partner);
    return boxed(partner, number.get(), Reason.UNAVAILABLE)
        ? Status.OK
        : outside(referrer, partner, refer);
  }

  /// Rings the phones here, and then the voice box.
  private int covered(
      Leg referrer,
      Counterpart partner,
      IncomingRefer refer,
      List<Callee> phones,
      PhoneNumber number) {
    letGo(referrer, partner);
    var ringing = ringing(Transferee.referred(partner, referrer, refer));
    return status(() -> {
      var outcome = ringing.ring(phones);
      var boxed =
          outcome instanceof Ringing.Outcome.NotTaken(var why) && boxed(partner, number, why);
      return Optional.of(boxed ? new Ringing.Outcome.Joined() : outcome);
    });
  }

  /// Gets a party to a box; of a conversation, the customer whom it brought to a worker.
  private boolean boxed(Counterpart partner, PhoneNumber number, Reason why) {
    try {
      return partner instanceof Leg leg ? boxes.take(leg, number, why) : partner.passOn(number);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int outside(Leg referrer, Counterpart partner, IncomingRefer refer) {
    var party = Transferee.referred(partner, referrer, refer);
    return outside(referrer, refer, party.from())
        .map(answer ->
            switch (answer) {
              case Outward.Answer.Open(var there) -> rung(referrer, partner, refer, List.of(there));
              case Outward.Answer.Refused _ -> Status.FORBIDDEN;
              case Outward.Answer.NoLine _ -> Status.SERVICE_UNAVAILABLE;
            })
        .orElse(Status.NOT_FOUND);
  }

  private int rung(Leg referrer, Counterpart partner, IncomingRefer refer, List<Callee> targets) {
    letGo(referrer, partner);
    var ringing = ringing(Transferee.referred(partner, referrer, refer));
    return status(() -> Optional.of(ringing.ring(targets)));
  }

  /// Who transfers to a number outside pays for it, so it must be a phone of somebody here (SC-2).
  private Optional<Outward.Answer> outside(Leg referrer, IncomingRefer refer, NameAddr caller) {
    var call = new CallId(refer.request().callId());
    return referrer
        .owner()
        .flatMap(payer ->
            Targets.number(refer.target())
                .flatMap(number -> outward.ask(call, payer, number, OutgoingIdentity.of(caller))));
  }

  /// Joins the partner with the partner of the second call, or lets the phones that ring for the
  /// second call ring for it.
  ///
  /// @return the status to report
  private int attended(Leg referrer, Counterpart partner, Leg second, IncomingRefer refer) {
    var rung = second.dialog().map(Dialog::id).flatMap(legs::ringing);
    if (rung.isPresent()) {
      letGo(referrer, partner);
      var party = Transferee.referred(partner, referrer, refer);
      return status(() -> rung.get().takeOver(party));
    }
    var target = second.partner();
    if (target.isEmpty() || target.get().equals(partner)) {
      return Status.CALL_DOES_NOT_EXIST;
    }
    var theirs = Set.of(second, target.get());
    if (!begins(theirs)) {
      return Status.REQUEST_PENDING;
    }
    try {
      return introduced(referrer, partner, second, target.get());
    } finally {
      ends(theirs);
    }
  }

  private static int introduced(Leg referrer, Counterpart partner, Leg second, Counterpart target) {
    referrer.letGo();
    second.letGo();
    if (!Introduction.of(partner, target)) {
      second.keep();
      restore(target, second);
      return Status.NOT_ACCEPTABLE_HERE;
    }
    second.hangUp();
    return Status.OK;
  }

  private static void restore(Counterpart target, Leg second) {
    try {
      target.answer(second.said());
    } catch (SipException gone) {
      second.hangUp();
    }
  }

  /// Rings the phones of a number for somebody who talks to a conversation, and joins the two.
  Onward.Outcome pass(Leg caller, PhoneNumber target) {
    var callees = phones.apply(target);
    return callees.isEmpty() ? new Onward.Outcome.NotReachable() : passed(caller, callees);
  }

  /// Rings the phones of a number for a conversation, and joins the two.
  Onward.Outcome pass(Counterpart conversation, NameAddr from, PhoneNumber target) {
    var callees = phones.apply(target);
    return callees.isEmpty()
        ? new Onward.Outcome.NotReachable()
        : rung(Transferee.called(conversation, from, usual()), callees);
  }

  /// Calls a number outside for somebody who talks to a conversation, and joins the two.
  Onward.Outcome callOut(CallId call, Leg caller, PhoneNumber target, Extension payer) {
    var shown = OutgoingIdentity.of(NameAddr.of(outward.shown(payer)));
    var answer = outward.ask(call, payer, target, shown);
    if (answer.isEmpty()) {
      return new Onward.Outcome.NotReachable();
    }
    return switch (answer.get()) {
      case Outward.Answer.Open(var there) -> passed(caller, List.of(there));
      case Outward.Answer.Refused _ -> new Onward.Outcome.NotAllowed();
      case Outward.Answer.NoLine _ -> new Onward.Outcome.NotTaken(Reason.UNAVAILABLE);
    };
  }

  private Onward.Outcome passed(Leg caller, List<Callee> callees) {
    try {
      if (!awaitBegin(caller)) {
        return new Onward.Outcome.NotTaken(Reasons.of(Status.REQUEST_PENDING));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Onward.Outcome.CallerGone();
    }
    try {
      return rung(Transferee.passedOn(caller), callees);
    } finally {
      ends(Set.of(caller));
    }
  }

  private Onward.Outcome rung(CallingParty party, List<Callee> callees) {
    try {
      return switch (ringing(party).ring(callees)) {
        case Ringing.Outcome.Joined _ -> new Onward.Outcome.Joined();
        case Ringing.Outcome.CallerGone _ -> new Onward.Outcome.CallerGone();
        case Ringing.Outcome.NotTaken(var reason) -> new Onward.Outcome.NotTaken(reason);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Onward.Outcome.CallerGone();
    }
  }

  Ringing ringing(CallingParty party) {
    return new Ringing(lines, this, party, ringTime, _ -> {});
  }

  Ringing ringing(CallingParty party, CallingManner manner) {
    return new Ringing(lines, this, party, manner.patience(), manner.traced());
  }

  /// How somebody is called when nothing else is wanted.
  CallingManner usual() {
    return new CallingManner(ringTime, invite -> invite, _ -> {}, _ -> {});
  }

  /// Something that waits for phones.
  private interface Wait {
    Optional<Ringing.Outcome> outcome() throws InterruptedException;
  }

  private static int status(Wait wait) {
    try {
      return wait.outcome().map(Transfers::status).orElse(Status.CALL_DOES_NOT_EXIST);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Status.SERVICE_UNAVAILABLE;
    }
  }

  private static int status(Ringing.Outcome outcome) {
    return switch (outcome) {
      case Ringing.Outcome.Joined _ -> Status.OK;
      case Ringing.Outcome.CallerGone _ -> Status.REQUEST_TERMINATED;
      case Ringing.Outcome.NotTaken(var reason) -> Reasons.status(reason);
    };
  }
}
