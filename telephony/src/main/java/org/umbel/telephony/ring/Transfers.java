package org.umbel.telephony.ring;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Callee;

/// Transfers one party of two joined calls at the other's wish (REFER, LN-9): to a number (blind),
/// or to whom the one who transfers talks to in a second call here (attended).
///
/// Only where the line of who transfers obeys REFER, and only to numbers that a call to this server
/// reaches: otherwise anybody who gets a call answered could have others placed at our expense.
/// Safe for all threads.
public final class Transfers {
  private final Lines lines;
  private final Function<PhoneNumber, List<Callee>> phones;
  private final Duration ringTime;
  private final LegBook legs = new LegBook();

  /// @param phones of whoever has a number; none when nobody has it or no phone is registered
  /// @param ringTime how long the target's phones ring
  public Transfers(Lines lines, Function<PhoneNumber, List<Callee>> phones, Duration ringTime) {
    this.lines = lines;
    this.phones = phones;
    this.ringTime = ringTime;
  }

  LegBook legs() {
    return legs;
  }

  /// Does what a party asks for; waits for the end of it.
  void transfer(Leg referrer, IncomingRefer refer) {
    var partner = referrer.awaitPartner();
    if (!referrer.session().referIn() || !refer.target().method().equals(Method.INVITE)) {
      refer.reject(Status.DECLINE);
    } else if (partner.isEmpty() || partner.get().ended()) {
      refer.reject(Status.CALL_DOES_NOT_EXIST);
    } else if (refer.target().replaces().isPresent()) {
      refer.accept();
      refer.done(
          attended(referrer, partner.get(), DialogId.replaced(refer.target().replaces().get())));
    } else {
      blind(referrer, partner.get(), refer);
    }
  }

  /// Joins the partner with the partner of the call that is named.
  ///
  /// @return the status to report
  private int attended(Leg referrer, Leg partner, DialogId named) {
    var second = legs.find(named);
    var target = second.flatMap(Leg::partner);
    if (second.isEmpty() || target.isEmpty() || target.get().equals(partner)) {
      return Status.CALL_DOES_NOT_EXIST;
    }
    referrer.letGo();
    second.get().letGo();
    if (!introduced(partner, target.get())) {
      referrer.keep();
      second.get().keep();
      return Status.NOT_ACCEPTABLE_HERE;
    }
    Leg.join(partner, target.get());
    second.get().hangUp();
    return Status.OK;
  }

  /// Has two who talk to others talk to each other (RFC 3725 §7).
  private static boolean introduced(Leg one, Leg other) {
    try {
      var offer = Descriptions.unheld(one.said());
      var answer = other.offer(offer);
      if (!answer.success()) {
        return false;
      }
      var confirmation = one.offer(Descriptions.unheld(answer.body()));
      if (!confirmation.success()) {
        return false;
      }
      return Descriptions.alike(offer, confirmation.body())
          || other.offer(confirmation.body()).success();
    } catch (SipException gone) {
      return false;
    }
  }

  /// Rings the phones of a number for somebody who talks to a conversation, and joins the two.
  Onward.Outcome pass(AnsweredCaller caller, Line line, PhoneNumber target) {
    var bindings = phones.apply(target);
    if (bindings.isEmpty()) {
      return new Onward.Outcome.NotReachable();
    }
    var leg = new Leg(this, () -> line.settings().session());
    leg.says(caller.theirs());
    leg.shown(caller.ours());
    var party = new Conversant(caller, leg);
    try {
      return switch (new Ringing(lines, this, party, ringTime, _ -> {}).ring(bindings)) {
        case Ringing.Outcome.Joined(var calls) -> new Onward.Outcome.Joined(calls);
        case Ringing.Outcome.CallerGone _ -> new Onward.Outcome.CallerGone();
        case Ringing.Outcome.NotTaken(var reason) -> new Onward.Outcome.NotTaken(reason);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Onward.Outcome.CallerGone();
    }
  }

  private void blind(Leg referrer, Leg partner, IncomingRefer refer) {
    var number = PhoneNumber.parse(NameAddr.of(refer.target().target()).user());
    var bindings = number.map(phones).orElseGet(List::of);
    if (bindings.isEmpty()) {
      refer.reject(Status.NOT_FOUND);
      return;
    }
    refer.accept();
    referrer.letGo();
    int status = rung(partner, refer, bindings, referrer);
    refer.done(status);
    if (status == Status.OK) {
      referrer.hangUp();
    } else {
      referrer.keep();
    }
  }

  private int rung(Leg partner, IncomingRefer refer, List<Callee> bindings, Leg referrer) {
    var who = refer.referredBy().or(() -> referrer.dialog().map(dialog -> dialog.remote()));
    var party = new Transferee(partner, refer, who.orElseThrow().withoutTag());
    try {
      return switch (new Ringing(lines, this, party, ringTime, _ -> {}).ring(bindings)) {
        case Ringing.Outcome.Joined _ -> Status.OK;
        case Ringing.Outcome.CallerGone _ -> Status.REQUEST_TERMINATED;
        case Ringing.Outcome.NotTaken(var reason) -> Reasons.status(reason);
      };
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Status.SERVICE_UNAVAILABLE;
    }
  }
}
