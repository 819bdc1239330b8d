package org.umbel.telephony;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.dialling.DialPlan.Route;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.MediaException;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaSession;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipException;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.call.SipCall;
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
import org.umbel.telephony.ring.Onward;
import org.umbel.telephony.ring.Replacements;
import org.umbel.telephony.ring.Ringing;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.ring.UnansweredCaller;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;

/// Takes every call that comes in to where it belongs: rings a person's phones, and puts what they
/// do not take, or what was diverted here, into a conversation (LN-11, ST-6). One call, one thread.
public final class Switchboard {
  private static final String RETRY_AFTER_SECONDS = "5";
  private static final Duration LONGEST_RING = Duration.ofMinutes(3); // outside, RFC 3261 §16.6
  private static final Objection ENDING =
      new Objection(Rule.LINE_ENDING, Status.SERVICE_UNAVAILABLE, "the line is ending");
  private static final Objection FAULT =
      new Objection(Rule.FAULT, Status.SERVER_INTERNAL_ERROR, "a fault");
  private static final Objection NO_LINE =
      new Objection(Rule.NO_LINE_OUT, Status.SERVICE_UNAVAILABLE, "no line leads outside");
  private static final Objection NO_NUMBER =
      new Objection(Rule.NO_NUMBER_DIALLED, Status.NOT_FOUND, "no number was dialled");

  private static final Objection DEVICE_AWAY =
      new Objection(Rule.DEVICE, Status.TEMPORARILY_UNAVAILABLE, "the device is not registered");

  private final Lines lines;
  private final Routing routing;
  private final Conversations conversations;
  private final MediaEngine media;
  private final Reach phones;
  private final PhoneLogin login;
  private final Outward outward;
  private final Coverage coverage;
  private final Journal journal;
  private final TraceBook traces;
  private final InstantSource clock;
  private final Duration ringTime;
  private final int mostCalls;
  private final Transfers transfers;
  private final Replacements replacements;
  private final Onward onward;

  /// Calls that talk to a conversation, by their media session.
  private final Map<Long, SipCall> talking = new ConcurrentHashMap<>();

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
    this.media = media;
    this.phones = phones;
    this.mostCalls = mostCalls;
    this.journal = journal;
    this.traces = traces;
    this.clock = clock;
    this.ringTime = ringTime;
    this.transfers = new Transfers(lines, outward, this::phonesOf, ringTime);
    this.replacements = new Replacements(transfers);
    this.onward = new Onward(transfers);
    this.login = login;
    this.outward = outward;
    this.coverage =
        new Coverage(
            (call, owner, all, identity, patience) ->
                put(call, owner, ringing(call, identity, patience), all),
            routing,
            phones,
            outward,
            ringTime,
            journal);
  }

  /// The phones that a call to a number rings.
  private List<Callee> phonesOf(PhoneNumber number) {
    return routing.of(number, Optional.empty()) instanceof Destination.Ring(var person)
        ? phones.of(person.extension())
        : List.of();
  }

  /// Serves a call from its INVITE to its end, on the thread that brings it.
  public void serve(Line line, IncomingInvite invite) {
    var id = new CallId(UUID.randomUUID().toString());
    var arrival = Arrival.of(invite.request());
    var began = clock.instant();
    var traced = traces.begin(id, invite.request());
    journal.happened(
        new Event.CallArrived(id, arrival.caller(), arrival.dialled(), arrival.redirection()));
    try (var entry = line.calls().begin(Direction.IN);
        var caller = new UnansweredCaller(invite, line, transfers)) {
      entry.endsBy(() -> refuse(line, invite, id, ENDING));
      direct(new Incoming(id, line, arrival, invite, caller, entry, traced));
    } catch (InviteCancelled | CallEnded gone) {
      // the usual end of a call
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception fault) {
      journal.happened(new Event.CallFailed(id, fault));
      refuse(line, invite, id, FAULT);
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
      refuse(call, objection.get());
      return;
    }
    if (wanted.isEmpty()) {
      refuse(call, NO_NUMBER);
      return;
    }
    switch (routing.of(wanted.get(), call.arrival().redirection())) {
      case Destination.Nobody _ ->
          refuse(call, new Objection(Rule.NOBODY, Status.NOT_FOUND, "nobody has " + wanted.get()));
      case Destination.SubscriberAccess _ ->
          converse(call, wanted.get(), conversations::subscriberAccess);
      case Destination.VoiceBox(var person, _) -> voiceBox(call, wanted.get(), person);
      case Destination.Ring(var person) -> ring(call, wanted.get(), person);
      case Destination.Outside(var route) -> callOutside(call, route);
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
      refuse(call, objection.get());
      return;
    }
    stay(call);
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
      refuse(call, DEVICE_AWAY);
      return;
    }
    var ringing = ringing(call, OutgoingIdentity.of(call.invite().request()), ringTime);
    putOrReject(call, Optional.of(owner), ringing, phone, Rule.DEVICE);
  }

  private void cover(Incoming call, PhoneNumber wanted, Person person) throws InterruptedException {
    var reason = coverage.offer(call, person);
    if (reason.isPresent()) {
      var redirection = new Redirection(person.extension().number(), reason.get());
      voiceBox(call.redirected(redirection), wanted, person);
    }
  }

  /// Only phones of ours call outside; for others nobody has the number (SC-2).
  private void callOutside(Incoming call, Route route) throws InterruptedException {
    switch (login.of(call.line(), call.invite())) {
      case PhoneLogin.Caller.Phone(var station) -> callOutside(call, route, station);
      case PhoneLogin.Caller.Unknown(var answer) ->
          reject(call, Rule.NOT_LOGGED_IN, answer, "not logged in");
      case PhoneLogin.Caller.Stranger _ ->
          refuse(
              call, new Objection(Rule.NOBODY, Status.NOT_FOUND, "nobody has " + route.dialled()));
    }
  }

  private void callOutside(Incoming call, Route route, Station station)
      throws InterruptedException {
    var owner = routing.people().byExtension(station.owner());
    if (owner.isEmpty()) {
      refuse(call, new Objection(Rule.NOBODY, Status.FORBIDDEN, "the phone is nobody's"));
      return;
    }
    var address = station.identification().orElseGet(() -> outward.shown(station.owner()));
    var identity =
        OutgoingIdentity.of(call.invite().request()).by(NameAddr.of(owner.get().name(), address));
    switch (outward.ask(call.id(), owner.get(), route, identity)) {
      case Outward.Answer.Refused(var why) ->
          reject(call, Rule.DIALLING, call.invite().request().reply(Status.FORBIDDEN, why), why);
      case Outward.Answer.NoLine _ -> refuse(call, NO_LINE);
      case Outward.Answer.Open(var there) -> {
        call.caller().side().belongsTo(station.owner());
        var ringing = ringing(call, identity, LONGEST_RING);
        putOrReject(call, Optional.empty(), ringing, List.of(there), Rule.OUTSIDE);
      }
    }
  }

  private Ringing ringing(Incoming call, OutgoingIdentity identity, Duration patience) {
    call.caller().shownAs(identity);
    return Ringing.forCaller(lines, transfers, call.caller(), patience, call.traced()::leg);
  }

  /// Does so, and passes on why nobody took the call.
  private void putOrReject(
      Incoming call, Optional<Extension> owner, Ringing ringing, List<Callee> all, Rule rule)
      throws InterruptedException {
    if (put(call, owner, ringing, all).isPresent()) {
      var refusal = Refusals.of(call.invite().request(), ringing.refusal());
      reject(call, rule, refusal, refusal.status() + " " + refusal.reason());
    }
  }

  /// Rings phones and stays until the call is over, when one takes it.
  ///
  /// @param owner of the phones; empty for somebody outside
  /// @return empty when the call was taken or the caller has gone
  private Optional<Reason> put(
      Incoming call, Optional<Extension> owner, Ringing ringing, List<Callee> all)
      throws InterruptedException {
    return switch (ringing.ring(all)) {
      case Ringing.Outcome.CallerGone _ -> Optional.empty();
      case Ringing.Outcome.Joined _ -> {
        owner.ifPresent(who -> journal.happened(new Event.CallConnected(call.id(), who)));
        stay(call);
        yield Optional.empty();
      }
      case Ringing.Outcome.NotTaken(var reason) -> Optional.of(reason);
    };
  }

  /// The caller talks to somebody until it goes.
  private static void stay(Incoming call) throws InterruptedException {
    var leg = call.caller().side();
    call.entry().endsBy(leg::hangUp);
    leg.awaitEnd();
  }

  private void voiceBox(Incoming call, PhoneNumber wanted, Person person) {
    converse(call, wanted, taken -> conversations.voiceBox(taken, person));
  }

  private void converse(Incoming incoming, PhoneNumber wanted, Consumer<Call> conversation) {
    var session = open(incoming);
    if (session.isEmpty()) {
      return;
    }
    try (var call =
        new SipCall(
            incoming.id(),
            incoming.arrival(),
            wanted,
            incoming.caller(),
            session.get(),
            incoming.traced(),
            onward)) {
      incoming.entry().endsBy(call::hangUp);
      talking.put(session.get().id(), call);
      conversation.accept(call);
    } finally {
      talking.remove(session.get().id());
    }
  }

  /// Ends the call of a media session of which nothing was heard for so long (LN-10). Returns at
  /// once.
  void silent(long session, Duration since) {
    var dead = talking.get(session);
    if (dead != null) {
      journal.happened(new Event.CallSilent(dead.id(), since));
      Thread.startVirtualThread(dead::hangUp);
    }
  }

  private Optional<MediaSession> open(Incoming call) {
    try {
      return Optional.of(media.open(call.line().settings().audio()));
    } catch (MediaException none) {
      var why = String.valueOf(none.getMessage());
      refuse(call, new Objection(Rule.NO_AUDIO, Status.SERVICE_UNAVAILABLE, why));
      return Optional.empty();
    }
  }

  private void refuse(Incoming call, Objection why) {
    refuse(call.line(), call.invite(), call.id(), why);
  }

  private void refuse(Line line, IncomingInvite invite, CallId id, Objection why) {
    var refusal = invite.request().reply(why.status());
    reject(
        line,
        invite,
        id,
        why.rule(),
        why.status() == Status.SERVICE_UNAVAILABLE
            ? refusal.with("Retry-After", RETRY_AFTER_SECONDS)
            : refusal,
        why.why());
  }

  private void reject(Incoming call, Rule rule, Response refusal, String why) {
    reject(call.line(), call.invite(), call.id(), rule, refusal, why);
  }

  private void reject(
      Line line, IncomingInvite invite, CallId id, Rule rule, Response refusal, String why) {
    line.calls().refused(Direction.IN, rule);
    journal.happened(new Event.CallRefused(id, why));
    try {
      invite.reject(refusal);
    } catch (SipException over) {
      // answered, refused or taken back already
    }
  }
}
