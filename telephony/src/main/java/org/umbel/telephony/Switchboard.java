package org.umbel.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.engine.MediaEngine;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.Objection;
import org.umbel.telephony.line.Objection.Rule;
import org.umbel.telephony.line.OutgoingIdentity;
import org.umbel.telephony.outward.Outward;
import org.umbel.telephony.registration.Gruu;
import org.umbel.telephony.registration.PhoneLogin;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Leg;
import org.umbel.telephony.ring.Onward;
import org.umbel.telephony.ring.Replacements;
import org.umbel.telephony.ring.Talkers;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.ring.UnansweredCaller;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.worker.ContactDesk;
import org.umbel.telephony.worker.Workers;

/// Takes every call that comes in to where it belongs: rings a person's phones, and puts what they
/// do not take, or what was diverted here, into a conversation (LN-11, ST-6). One call, one thread.
public final class Switchboard {
  private static final Objection ENDING =
      new Objection(Rule.LINE_ENDING, Status.SERVICE_UNAVAILABLE, "the line is ending");
  private static final Objection FAULT =
      new Objection(Rule.FAULT, Status.SERVER_INTERNAL_ERROR, "a fault");
  private static final Objection NO_NUMBER =
      new Objection(Rule.NO_NUMBER_DIALLED, Status.NOT_FOUND, "no number was dialled");

  private static final Objection DEVICE_AWAY =
      new Objection(Rule.DEVICE, Status.TEMPORARILY_UNAVAILABLE, "the device is not registered");

  private final Lines lines;
  private final Routing routing;
  private final Conversations conversations;
  private final Reach phones;
  private final Journal journal;
  private final TraceBook traces;
  private final InstantSource clock;
  private final Duration ringTime;
  private final int mostCalls;
  private final Transfers transfers;
  private final Replacements replacements;
  private final Refusing refusing;
  private final Connecting connecting;
  private final Conversing conversing;
  private final Workers workers;
  private final Anchoring anchoring;
  private final Moving moving;
  private final Ordering ordering;
  private final OutsideCalls outside;
  private final Coverage coverage;

  /// @param login asks phones that call outside who they are
  /// @param outward finds their ways
  /// @param ringTime how long phones ring before the voice box takes the call
  /// @param mostCalls at once, at all lines together
  public Switchboard(
      Lines lines,
      Routing routing,
      Conversations conversations,
      MediaEngine media,
      Reach phones,
      PhoneLogin login,
      Outward outward,
      Duration ringTime,
      int mostCalls,
      Journal journal,
      TraceBook traces,
      InstantSource clock) {
    this.lines = lines;
    this.routing = routing;
    this.conversations = conversations;
    this.phones = phones;
    this.mostCalls = mostCalls;
    this.journal = journal;
    this.traces = traces;
    this.clock = clock;
    this.ringTime = ringTime;
    this.transfers = new Transfers(lines, outward, this::phonesOf, this::moved, ringTime);
    this.replacements = new Replacements(transfers);
    this.refusing = new Refusing(journal);
    this.connecting = new Connecting(lines, transfers, refusing, journal);
    this.workers =
        new Workers(
            media,
            lines,
            routing,
            this::phonesOf,
            outward,
            transfers,
            new ContactPointsHere(),
            ringTime,
            journal);
    this.conversing = new Conversing(media, new Onward(transfers), workers, refusing, journal);
    this.moving = new Moving(routing, conversations, conversing, journal, clock);
    this.ordering =
        new Ordering(lines, this::phonesOf, outward, transfers, conversing, journal, clock);
    this.outside = new OutsideCalls(login, routing.people(), outward, connecting, refusing);
    this.anchoring = new Anchoring(media, workers, connecting);
    this.coverage = new Coverage(anchoring, routing, phones, outward, ringTime, journal);
  }

  /// The phones that a call to a number rings.
  private List<Callee> phonesOf(PhoneNumber number) {
    return routing.of(number, Optional.empty()) instanceof Destination.Ring(var person)
        ? phones.of(person.extension())
        : List.of();
  }

  /// From now on these are told who talks.
  void follow(Talkers told) {
    transfers.follow(told);
  }

  /// Calls that conversations order.
  OrderedCalls ordered() {
    return ordering;
  }

  /// These follow calls to workers that begin from now on.
  void followedBy(WorkerCalls followers) {
    anchoring.followedBy(followers);
  }

  private boolean moved(Leg party, PhoneNumber number, Reason why) throws InterruptedException {
    return moving.take(party, number, why);
  }

  private final class ContactPointsHere implements ContactDesk {
    @Override
    public boolean take(Leg customer, PhoneNumber number, CallId former)
        throws InterruptedException {
      return moving.take(customer, number, former);
    }

    @Override
    public void consult(Answerable caller, NameAddr shown, PhoneNumber number, CallId former) {
      moving.consult(caller, shown, number, former);
    }
  }

  /// Serves a call from its INVITE to its end, on the thread that brings it.
  public void serve(Line line, IncomingInvite invite) {
    var id = new CallId(UUID.randomUUID().toString());
    var told = line.believed(invite.request());
    var arrival = Arrival.of(told);
    var began = clock.instant();
    var traced = traces.begin(id, told);
    journal.happened(
        new Event.CallArrived(id, arrival.caller(), arrival.dialled(), arrival.redirection()));
    try (var entry = line.calls().begin(Direction.IN);
        var caller = new UnansweredCaller(invite, line, transfers)) {
      entry.endsBy(() -> refusing.refuse(line, invite, id, ENDING));
      direct(new Incoming(id, line, arrival, invite, caller, entry, traced));
    } catch (InviteCancelled | CallEnded gone) {
      // the usual end of a call
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception fault) {
      journal.happened(new Event.CallFailed(id, fault));
      refusing.refuse(line, invite, id, FAULT);
    } finally {
      journal.happened(new Event.CallFinished(id, Duration.between(began, clock.instant())));
    }
  }

  private void direct(Incoming call) throws InterruptedException {
    var replaced = call.invite().replaced();
    if (replaced.isPresent()) {
      replace(call, replaced.get());
      return;
    }
    var wanted = byAlias(call).or(call.arrival()::wanted);
    var objection = call.line().objection(Direction.IN).or(this::tooManyCalls);
    if (objection.isPresent()) {
      refusing.refuse(call, objection.get());
      return;
    }
    if (wanted.isEmpty()) {
      refusing.refuse(call, NO_NUMBER);
      return;
    }
    switch (routing.of(wanted.get(), call.arrival().redirection())) {
      case Destination.Nobody _ ->
          refusing.refuse(
              call, new Objection(Rule.NOBODY, Status.NOT_FOUND, "nobody has " + wanted.get()));
      case Destination.SubscriberAccess _ ->
          conversing.converse(call, wanted.get(), conversations::subscriberAccess);
      case Destination.VoiceBox(var person, _) -> voiceBox(call, wanted.get(), person);
      case Destination.Ring(var person) -> ring(call, wanted.get(), person);
      case Destination.Outside(var route) -> outside.serve(call, route);
      case Destination.Customers(var point) ->
          conversing.converse(call, wanted.get(), taken -> conversations.customer(taken, point));
    }
  }

  private Optional<PhoneNumber> byAlias(Incoming call) {
    var called = NameAddr.of(call.invite().request().uri()).user();
    return phones.owner(called).map(Extension::number);
  }

  private Optional<Objection> tooManyCalls() {
    return lines.calls() > mostCalls
        ? Optional.of(
            new Objection(
                Rule.SERVER_FULL, Status.SERVICE_UNAVAILABLE, mostCalls + " calls go on already"))
        : Optional.empty();
  }

  /// The call takes the place of another one, and needs no more room than that did.
  private void replace(Incoming call, Dialog replaced) throws InterruptedException {
    var objection = replacements.replace(call.caller(), replaced);
    if (objection.isPresent()) {
      refusing.refuse(call, objection.get());
      return;
    }
    Connecting.stay(call);
  }

  /// A call for one device rings nowhere else.
  private void ring(Incoming call, PhoneNumber wanted, Person person) throws InterruptedException {
    var device = Gruu.device(call.invite().request().uri());
    if (device.isEmpty()) {
      cover(call, wanted, person);
      return;
    }
    var owner = person.extension();
    var phone = phones.device(owner, device.get());
    if (phone.isEmpty()) {
      refusing.refuse(call, DEVICE_AWAY);
      return;
    }
    var identity = OutgoingIdentity.of(call.invite().request());
    connecting.ringOrReject(call, Optional.of(owner), phone, identity, ringTime, Rule.DEVICE);
  }

  private void cover(Incoming call, PhoneNumber wanted, Person person) throws InterruptedException {
    var reason = coverage.offer(call, person);
    if (reason.isPresent()) {
      var redirection = new Redirection(person.extension().number(), reason.get());
      voiceBox(call.redirected(redirection), wanted, person);
    }
  }

  private void voiceBox(Incoming call, PhoneNumber wanted, Person person) {
    conversing.converse(call, wanted, taken -> conversations.voiceBox(taken, person));
  }

  /// Ends the call of a media session of which nothing was heard for so long (LN-10). Returns at
  /// once.
  void silent(long session, Duration since) {
    conversing.silent(session, since);
    workers.silent(session);
  }
}
