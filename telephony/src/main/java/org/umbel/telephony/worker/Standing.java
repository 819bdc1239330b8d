package org.umbel.telephony.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.interaction.VoiceCall.Steered;
import org.umbel.domain.interaction.VoiceCall.Steered.Refused;
import org.umbel.domain.interaction.VoiceState;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.VoiceState.Steer;
import org.umbel.domain.interaction.WorkerPhone;
import org.umbel.media.engine.Bridge;
import org.umbel.telephony.call.Customer;
import org.umbel.telephony.call.OwnSide;

/// How a worker's call stands, and what each piece of news makes of it. The customer stays on the
/// line until one of the ends below; of everybody else who was called, nobody is left then. Belongs
/// to the call's thread and never waits.
final class Standing {
  private static final Steered GONE = new Refused("gone");
  private static final Steered NOT_NOW = new Refused("not-possible-now");

  private final Customer customer;
  private final WorkerPhone phone;
  private final Parties parties;
  private final Invitee worker;

  /// Whom the worker consults, or to whom the customer is being passed on.
  private @Nullable Invitee other;

  private @Nullable Bridge bridge;
  private @Nullable BlockingQueue<Steered> unsettled;

  /// What is to be said once the state is told.
  private final List<Runnable> replies = new ArrayList<>(2);

  private Phase phase = Phase.RINGING;

  /// Whether whoever answers gets the customer.
  private boolean transferring;

  /// Whether whoever is called is a contact point, where somebody waits already.
  private boolean queued;

  /// Whether the customer is being passed on to another conversation.
  private boolean conveying;

  private boolean held;
  private boolean heldByPhone;
  private boolean workerGone;
  private Optional<End> end = Optional.empty();
  private volatile Reason reason = Reason.BUSY; // released before it was answered

  /// How it ended.
  enum End {
    /// The customer waits; the worker has not taken the call.
    NOT_TAKEN,
    /// The customer is there, and nobody talks to it.
    LEFT_ALONE,
    CUSTOMER_GONE,
    /// The customer talks to another conversation.
    CONVEYED
  }

  Standing(Customer customer, WorkerPhone phone, Invitee worker, Parties parties) {
    this.customer = customer;
    this.phone = phone;
    this.worker = worker;
    this.parties = parties;
  }

  /// Empty while it goes on.
  Optional<End> end() {
    return end;
  }

  /// Why the worker has not taken the call.
  Reason reason() {
    return reason;
  }

  /// Ends it for a fault of ours.
  void fail(RuntimeException fault) {
    parties.failed(fault);
    finish(End.LEFT_ALONE);
  }

  /// Whether the worker talks to the customer, or has done so.
  boolean taken() {
    return worker.talks() || phase != Phase.RINGING;
  }

  VoiceState state() {
    return new VoiceState(
        phase, phone.number(), Optional.ofNullable(other).map(Invitee::number), possible());
  }

  private Set<Steer> possible() {
    return conveying ? Set.of() : Possible.in(phase, worker.answersOnCommand(), held, transferring);
  }

  /// Takes everything but steers.
  void on(News news) {
    switch (news) {
      case News.Rings(var who) when who.equals(worker) -> workerRings();
      case News.Rings(var who) when who.equals(other) -> settle(Steered.DONE);
      case News.Waits(var who) when who.equals(other) -> waits(who);
      case News.Taken(var who) when who.side().left() -> notTaken(who, Reason.UNAVAILABLE);
      case News.Taken(var who) -> taken(who);
      case News.NotTaken(var who, var reason) -> notTaken(who, reason);
      case News.Left(var party) -> left(party);
      case News.Moved(var party) -> moved(party);
      case News.Held(var party, var now) when party.equals(worker.side()) -> heldByPhone(now);
      case News.Conveyed(var done) -> conveyed(done);
      case News _ -> {}
    }
  }

  /// A phone that is to answer itself is told so, too, where it can be (RFC 5373 is known to few).
  private void workerRings() {
    customer.rings();
    if (phone.answersItself() && worker.answersOnCommand()) {
      Thread.startVirtualThread(worker::answer);
    }
  }

  /// The worker hears what whoever waits at the contact point hears.
  private void waits(Invitee who) {
    settle(Steered.DONE);
    queued = true;
    hear(transferring ? customer.side() : worker.side(), who.side());
    if (transferring) {
      passOn();
    }
  }

  private void taken(Invitee who) {
    if (who.equals(worker)) {
      parties.connected();
      back();
    } else if (!who.equals(other)) {
      who.hangUp();
    } else if (transferring) {
      settle(Steered.DONE);
      passOn();
    } else if (!workerGone) {
      settle(Steered.DONE);
      phase = Phase.CONSULTING;
      hear(worker.side(), who.side());
    }
  }

  private void notTaken(Invitee who, Reason why) {
    who.hangUp();
    if (who.equals(worker) && phase == Phase.RINGING) {
      reason = why;
      finish(End.NOT_TAKEN);
    } else if (who.equals(other)) {
      settle(new Refused(why == Reason.BUSY ? "busy" : "not-reachable"));
      without();
    }
  }

  private void left(OwnSide party) {
    if (party.equals(customer.side())) {
      finish(End.CUSTOMER_GONE);
    } else if (party.equals(worker.side()) && taken() && !workerGone) {
      workerLeft();
    } else if (other != null && party.equals(other.side()) && other.talks()) {
      other.hangUp();
      without();
    }
  }

  /// Who transfers may put down the phone at once; whoever confers may leave the others to
  /// themselves; in all other cases the customer is left alone.
  private void workerLeft() {
    if (phase == Phase.CONFERENCE) {
      passOn();
      return;
    }
    leave();
    if (!conveying && (other == null || !transferring)) {
      finish(End.LEFT_ALONE);
    }
  }

  /// Without whom the worker has called.
  private void without() {
    other = null;
    queued = false;
    if (workerGone) {
      finish(End.LEFT_ALONE);
    } else {
      back();
    }
  }

  /// Worker and customer are with each other.
  private void back() {
    transferring = false;
    held = false;
    phase = heldByPhone ? Phase.HELD : Phase.TALKING;
    if (heldByPhone) {
      hear();
    } else {
      hear(customer.side(), worker.side());
    }
  }

  private void passOn() {
    leave();
    transferring = false;
    queued = false;
    if (other != null) {
      hear(customer.side(), other.side());
    }
  }

  /// The worker is out of it.
  private void leave() {
    workerGone = true;
    phase = Phase.RELEASED;
    worker.hangUp();
  }

  /// The worker's phone has given its call to somebody else, who is there in the worker's place.
  private void moved(OwnSide party) {
    if (!party.equals(worker.side()) || workerGone || !worker.talks()) {
      return;
    }
    if (other != null) {
      other.hangUp();
      settle(NOT_NOW);
    }
    workerGone = true;
    phase = Phase.RELEASED;
    other = worker;
    hear(customer.side(), worker.side());
  }

  private void heldByPhone(boolean now) {
    heldByPhone = now;
    if (phase == Phase.TALKING && now) {
      phase = Phase.HELD;
      hear();
    } else if (phase == Phase.HELD && !now && !held) {
      back();
    }
  }

  private void conveyed(boolean done) {
    conveying = false;
    settle(done ? Steered.DONE : new Refused("not-reachable"));
    if (done) {
      customer.passedOn();
      finish(End.CONVEYED);
    } else if (workerGone) {
      finish(End.LEFT_ALONE);
    } else {
      back();
    }
  }

  /// Does what somebody asks for, or refuses it.
  void steer(Steer steer, Optional<PhoneNumber> target, BlockingQueue<Steered> reply) {
    if (!possible().contains(steer)) {
      say(refusal(steer), reply);
      return;
    }
    switch (steer) {
      case ANSWER ->
          Thread.startVirtualThread(
              () -> reply.add(worker.answer() ? Steered.DONE : new Refused("phone-cannot")));
      case HOLD -> {
        held = true;
        phase = Phase.HELD;
        hear();
      }
      case RETRIEVE, END_CONSULT -> aside();
      case TRANSFER -> fetch(target.orElseThrow(), true, reply);
      case CONSULT -> fetch(target.orElseThrow(), false, reply);
      case COMPLETE_TRANSFER -> complete();
      case CONFERENCE -> {
        phase = Phase.CONFERENCE;
        hear(customer.side(), worker.side(), Optional.ofNullable(other).orElseThrow().side());
      }
      case KEYS -> {} // who presses asks for whom they are
      case RELEASE -> release();
    }
    if (steer != Steer.ANSWER && steer != Steer.TRANSFER && steer != Steer.CONSULT) {
      say(Steered.DONE, reply);
    }
  }

  private void say(Steered what, BlockingQueue<Steered> reply) {
    replies.add(() -> reply.add(what));
  }

  /// Answers those who steered; their steers show in the state by now.
  void reply() {
    replies.forEach(Runnable::run);
    replies.clear();
  }

  private Steered refusal(Steer steer) {
    if (phase == Phase.RELEASED) {
      return GONE;
    }
    return steer == Steer.ANSWER && phase == Phase.RINGING ? new Refused("phone-cannot") : NOT_NOW;
  }

  /// For whom keys of the worker are.
  List<OwnSide> pressedFor() {
    return switch (phase) {
      case TALKING, CONFERENCE -> List.of(customer.side());
      case CONSULTING -> List.of(Optional.ofNullable(other).orElseThrow().side());
      case RINGING, HELD, CALLING, RELEASED -> List.of();
    };
  }

  /// Back to the customer, without whom was called.
  private void aside() {
    var called = other;
    other = null;
    queued = false;
    settle(NOT_NOW);
    if (called != null) {
      called.hangUp();
    }
    back();
  }

  private void fetch(PhoneNumber target, boolean forCustomer, BlockingQueue<Steered> reply) {
    switch (parties.find(target, forCustomer)) {
      case Parties.Found.Nobody(var why) -> say(new Refused(why), reply);
      case Parties.Found.Somebody(var who, var calling) -> {
        other = who;
        transferring = forCustomer;
        unsettled = reply;
        phase = Phase.CALLING;
        hear();
        calling.run();
      }
      case Parties.Found.Conversation(var conveyor) -> {
        conveying = true;
        unsettled = reply;
        phase = Phase.CALLING;
        hear();
        conveyor.run();
      }
    }
  }

  /// Whoever still rings gets the customer later; at a contact point the customer waits in the
  /// worker's place.
  private void complete() {
    if (phase == Phase.CALLING && !queued) {
      transferring = true;
    } else {
      passOn();
    }
  }

  private void release() {
    if (phase == Phase.RINGING) {
      finish(End.NOT_TAKEN);
    } else {
      workerLeft();
    }
  }

  private void settle(Steered what) {
    if (unsettled != null) {
      say(what, unsettled);
      unsettled = null;
    }
  }

  /// These hear each other from now on, and nobody else anybody.
  private void hear(OwnSide... those) {
    if (bridge != null) {
      bridge.close();
    }
    bridge = those.length == 0 ? null : parties.bridge(those);
  }

  private void finish(End how) {
    end = Optional.of(how);
    phase = Phase.RELEASED;
    hear();
    worker.hangUp();
    if (other != null) {
      other.hangUp();
      other = null;
    }
    settle(GONE);
    parties.over();
  }
}
