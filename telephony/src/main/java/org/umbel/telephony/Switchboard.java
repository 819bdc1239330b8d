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
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Destination;
import org.umbel.domain.routing.Routing;
import org.umbel.media.MediaException;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaSession;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipException;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.call.SipCall;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.line.Objection;
import org.umbel.telephony.registration.Reach;
import org.umbel.telephony.ring.Onward;
import org.umbel.telephony.ring.Ringing;
import org.umbel.telephony.ring.Transfers;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TracedCall;

/// Takes every call that comes in to where it belongs: rings a person's phones, and puts what they
/// do not take, or what was diverted here, into a conversation (LN-11, ST-6). One call, one thread.
public final class Switchboard {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Lines lines;
  private final Routing routing;
  private final Conversations conversations;
  private final MediaEngine media;
  private final Reach phones;
  private final Duration ringTime;
  private final Journal journal;
  private final TraceBook traces;
  private final InstantSource clock;
  private final int mostCalls;
  private final Transfers transfers;

  /// Calls that talk to a conversation, by their media session.
  private final Map<Long, SipCall> talking = new ConcurrentHashMap<>();

  /// @param ringTime how long phones ring before the voice box takes the call
  /// @param mostCalls at once, at all lines together
  public Switchboard(
      Lines lines,
      Routing routing,
      Conversations conversations,
      MediaEngine media,
      Reach phones,
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
    this.ringTime = ringTime;
    this.mostCalls = mostCalls;
    this.journal = journal;
    this.traces = traces;
    this.clock = clock;
    this.transfers = new Transfers(lines, this::phonesOf, ringTime);
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
    try (var entry = line.calls().begin(Direction.IN)) {
      entry.endsBy(() -> refuse(invite, id, Status.SERVICE_UNAVAILABLE, "the line is ending"));
      direct(new Incoming(id, line, arrival, invite, entry, traced));
    } catch (InviteCancelled | CallEnded gone) {
      // the usual end of a call
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception fault) {
      journal.happened(new Event.CallFailed(id, fault));
      refuse(invite, id, Status.SERVER_INTERNAL_ERROR, "a fault");
    } finally {
      journal.happened(new Event.CallFinished(id, Duration.between(began, clock.instant())));
    }
  }

  /// What belongs to one call until it is put through.
  private record Incoming(
      CallId id,
      Line line,
      Arrival arrival,
      IncomingInvite invite,
      LineCalls.Entry entry,
      TracedCall traced) {
    Incoming redirected(Redirection here) {
      return new Incoming(id, line, arrival.redirected(here), invite, entry, traced);
    }
  }

  private void direct(Incoming call) throws InterruptedException {
    var wanted = byAlias(call).or(call.arrival()::wanted);
    var objection = call.line().objection(Direction.IN).or(this::tooManyCalls);
    if (objection.isPresent()) {
      refuse(call.invite(), call.id(), objection.get().status(), objection.get().why());
      return;
    }
    if (wanted.isEmpty()) {
      refuse(call.invite(), call.id(), Status.NOT_FOUND, "no number was dialled");
      return;
    }
    switch (routing.of(wanted.get(), call.arrival().redirection())) {
      case Destination.Nobody _ ->
          refuse(call.invite(), call.id(), Status.NOT_FOUND, "nobody has " + wanted.get());
      case Destination.SubscriberAccess _ ->
          converse(call, wanted.get(), conversations::subscriberAccess);
      case Destination.VoiceBox(var person, _) -> voiceBox(call, wanted.get(), person);
      case Destination.Ring(var person) -> ring(call, wanted.get(), person);
    }
  }

  private Optional<PhoneNumber> byAlias(Incoming call) {
    var called = NameAddr.of(call.invite().request().uri()).user();
    return phones.owner(called).map(Extension::number);
  }

  private Optional<Objection> tooManyCalls() {
    return lines.calls() > mostCalls
        ? Optional.of(new Objection(Status.SERVICE_UNAVAILABLE, mostCalls + " calls go on already"))
        : Optional.empty();
  }

  private void ring(Incoming call, PhoneNumber wanted, Person person) throws InterruptedException {
    var registered = phones.of(person.extension());
    var outcome =
        registered.isEmpty()
            ? new Ringing.Outcome.NotTaken(Redirection.Reason.UNAVAILABLE)
            : Ringing.forCaller(
                    lines, transfers, call.line(), call.invite(), ringTime, call.traced()::leg)
                .ring(registered);
    switch (outcome) {
      case Ringing.Outcome.CallerGone _ -> {}
      case Ringing.Outcome.Joined(var joined) -> {
        call.entry().endsBy(joined::hangUp);
        journal.happened(new Event.CallConnected(call.id(), person.extension()));
        joined.awaitEnd();
      }
      case Ringing.Outcome.NotTaken(var reason) -> {
        var redirection = new Redirection(person.extension().number(), reason);
        voiceBox(call.redirected(redirection), wanted, person);
      }
    }
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
            incoming.invite(),
            session.get(),
            incoming.traced(),
            new Onward(transfers, incoming.line()))) {
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
      refuse(call.invite(), call.id(), Status.SERVICE_UNAVAILABLE, why);
      return Optional.empty();
    }
  }

  private void refuse(IncomingInvite invite, CallId id, int status, String why) {
    journal.happened(new Event.CallRefused(id, why));
    try {
      var refusal = invite.request().reply(status);
      invite.reject(
          status == Status.SERVICE_UNAVAILABLE
              ? refusal.with("Retry-After", RETRY_AFTER_SECONDS)
              : refusal);
    } catch (SipException over) {
      // answered, refused or taken back already
    }
  }
}
