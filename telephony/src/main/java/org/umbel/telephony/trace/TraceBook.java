package org.umbel.telephony.trace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.CallTraces;
import org.umbel.domain.trace.ExchangeId;
import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.domain.trace.ExchangeTraces;
import org.umbel.domain.trace.Step.KeyWay;
import org.umbel.domain.trace.Step.What;
import org.umbel.media.Key;
import org.umbel.media.engine.MediaEvent;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSession;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;

/// The traces of the last calls, gathered from the lines, from media and from the journal.
///
/// Messages are found by their Call-ID, those of all dialogs of a call in one trace. While calls go
/// on nothing is worked out: what is kept are references to messages that were parsed anyway. What
/// is shown is made when somebody looks. Safe for all threads.
public final class TraceBook implements CallTraces, ExchangeTraces, Journal {
  private static final LineCounters NOTHING = new LineCounters();

  private final TraceLimits limits;
  private final InstantSource clock;
  private final Shelf shelf;
  private final AtomicLong drafts = new AtomicLong();

  private final Map<String, DraftLeg> legs = new ConcurrentHashMap<>();
  private final Map<CallId, Draft> named = new ConcurrentHashMap<>();
  private final Map<Long, DraftLeg> sounds = new ConcurrentHashMap<>();
  private final Map<String, LineCounters> counters = new ConcurrentHashMap<>();
  private final Map<String, LineWatch> watches = new ConcurrentHashMap<>(); // the latest of a name

  public TraceBook(TraceLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.shelf = new Shelf(limits, this::forget);
  }

  /// What an endpoint tells of a line.
  ///
  /// @param points where the line listens, asked when a trace is shown
  /// @param next told the same afterwards
  public SipListener line(String name, Supplier<List<ListenPoint>> points, SipListener next) {
    var counts = counters.computeIfAbsent(name, _ -> new LineCounters());
    var watch = new LineWatch(name, this, counts, points, next);
    watches.put(name, watch);
    return watch;
  }

  /// Whether anything is kept.
  boolean keeps() {
    return limits.calls() > 0;
  }

  Instant now() {
    return clock.instant();
  }

  /// What was counted for a line; nothing for one that never was.
  public LineCounters counters(String line) {
    return counters.getOrDefault(line, NOTHING);
  }

  /// What was counted for each line, by its name.
  public Map<String, LineCounters> counters() {
    return new TreeMap<>(counters);
  }

  /// What media threads tell.
  ///
  /// @param next told the same afterwards
  public MediaListener media(MediaListener next) {
    return event -> {
      heard(event);
      next.on(event);
    };
  }

  /// A call has come in and is served under this name.
  public TracedCall begin(CallId id, Request invite) {
    var known = legs.get(invite.callId());
    var draft = known == null || known.call.named() ? open(invite) : known.call;
    draft.name(id);
    named.put(id, draft);
    shelf.serve(draft);
    return new TracedCall(this, draft);
  }

  /// An INVITE has come that belongs to no dialog. It waits among the unanswered calls until it is
  /// served.
  void arrived(Request invite) {
    if (!legs.containsKey(invite.callId())) {
      shelf.putAside(open(invite));
    }
  }

  private Draft open(Request invite) {
    var draft = new Draft(clock.instant(), drafts.incrementAndGet(), invite);
    leg(draft, invite.callId());
    return draft;
  }

  void leg(Draft draft, String callId) {
    draft.leg(callId).ifPresent(leg -> legs.put(callId, leg));
  }

  void sound(Draft draft, MediaSession session) {
    var leg = draft.first();
    leg.sound(session);
    sounds.put(session.id(), leg);
  }

  /// @return whether it belongs to a call
  boolean wire(LineWatch line, SipMessage message, Peer peer, boolean received) {
    var leg = legs.get(message.callId());
    if (leg == null) {
      return false;
    }
    leg.seen(line, peer);
    add(leg.call, new Entry.Wire(clock.instant(), leg, received, message, peer));
    return true;
  }

  /// @return whether it belongs to a call
  boolean note(String callId, What what, String detail) {
    var leg = legs.get(callId);
    if (leg == null) {
      return false;
    }
    note(leg.call, what, detail);
    return true;
  }

  void note(Draft draft, What what, String detail) {
    add(draft, new Entry.Noted(clock.instant(), what, detail));
  }

  private void add(Draft draft, Entry entry) {
    if (shelf.room()) {
      shelf.grown(draft.add(entry));
    } else {
      draft.leaveOut();
    }
  }

  private void heard(MediaEvent event) {
    switch (event) {
      case MediaEvent.KeyHeard(var session, var key, var way) -> pressed(session, key, way);
      case MediaEvent.SourceFound(var session, var source) ->
          noteSound(session, What.AUDIO_FROM, source.getHostString() + ":" + source.getPort());
      case MediaEvent.Closed(var session, var statistics) -> {
        var leg = sounds.remove(session);
        if (leg != null) {
          leg.soundWas(statistics);
        }
      }
      default -> {}
    }
  }

  private void noteSound(long session, What what, String detail) {
    var leg = sounds.get(session);
    if (leg != null) {
      note(leg.call, what, detail);
    }
  }

  private void pressed(long session, Key key, org.umbel.media.engine.KeyWay way) {
    var leg = sounds.get(session);
    if (leg != null) {
      var shown = Optional.of(key).filter(_ -> limits.keysShown());
      add(leg.call, new Entry.Pressed(clock.instant(), leg, KeyWay.valueOf(way.name()), shown));
    }
  }

  @Override
  public void happened(Event event) {
    switch (event) {
      case Event.CallRefused e -> note(e.call(), What.REFUSED, e.why());
      case Event.CallConnected e -> note(e.call(), What.CONNECTED, e.owner().digits());
      case Event.CallForwarded e -> note(e.call(), What.FORWARDED, e.to().digits());
      case Event.CallAnswered e -> note(e.call(), What.ANSWERED, e.owner().digits());
      case Event.CallSilent e -> note(e.call(), What.SILENT, e.since().toSeconds() + " s");
      case Event.CallFailed e -> note(e.call(), What.FAILED, e.fault().toString());
      case Event.MessageTaken e -> note(e.call(), What.MESSAGE_TAKEN, e.message().value());
      case Event.MessageDiscarded e -> note(e.call(), What.MESSAGE_DISCARDED, "");
      case Event.MessageTooShort e -> note(e.call(), What.MESSAGE_TOO_SHORT, "");
      case Event.MessageNotTaken e -> note(e.call(), What.MESSAGE_NOT_TAKEN, e.why());
      case Event.LoggedIn e -> note(e.call(), What.LOGGED_IN, e.owner().digits());
      case Event.MessageRead e ->
          note(e.call(), What.MESSAGE_READ, e.message() + ", " + e.sentences() + " sentences");
      case Event.MessagePosted e ->
          note(e.call(), What.MESSAGE_POSTED, e.message() + ", " + e.to());
      case Event.FaxOrdered e -> note(e.call(), What.FAX_ORDERED, e.job() + ", " + e.to());
      case Event.CallFinished e -> finished(e.call());
      default -> {}
    }
  }

  private void note(CallId call, What what, String detail) {
    var draft = named.get(call);
    if (draft != null) {
      note(draft, what, detail);
    }
  }

  private void finished(CallId call) {
    var draft = named.get(call);
    if (draft != null) {
      note(draft, What.ENDED, "");
      draft.end(clock.instant());
      shelf.finish(draft);
    }
  }

  /// The call was pushed out.
  private void forget(Draft draft) {
    for (var leg : draft.legs()) {
      legs.remove(leg.callId, leg);
      sounds.remove(leg.session(), leg);
    }
    named.remove(draft.id(), draft);
  }

  @Override
  public List<CallSummary> latest(String number, int most) {
    return shelf.all().stream()
        .sorted(Comparator.comparing(Draft::began).reversed())
        .map(draft -> new TraceReader(draft, limits.keysShown()).summary())
        .filter(summary -> TraceReader.concerns(summary, number))
        .limit(most)
        .toList();
  }

  @Override
  public Optional<CallTrace> find(CallId call) {
    return shelf.all().stream()
        .filter(draft -> draft.id().equals(call))
        .findFirst()
        .map(draft -> new TraceReader(draft, limits.keysShown()).trace());
  }

  @Override
  public List<ExchangeSummary> latest(String line, String text, int most) {
    return watches.values().stream()
        .filter(watch -> line.isEmpty() || watch.name.equals(line))
        .flatMap(watch -> watch.exchanges().all().stream())
        .sorted(Comparator.comparing(Draft::began).reversed())
        .map(draft -> new ExchangeReader(draft).summary())
        .filter(summary -> ExchangeReader.concerns(summary, text))
        .limit(most)
        .toList();
  }

  @Override
  public Optional<ExchangeTrace> find(ExchangeId exchange) {
    return watches.values().stream()
        .flatMap(watch -> watch.exchanges().all().stream())
        .filter(draft -> ExchangeReader.id(draft).equals(exchange))
        .findFirst()
        .map(draft -> new ExchangeReader(draft).trace(limits.keysShown()));
  }
}
