package org.umbel.telephony.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallSummary.Outcome;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Step;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.telephony.call.Arrival;

/// Makes of a gathered call what people read. Used once, by whoever looks.
final class TraceReader {
  private final Draft draft;
  private final List<Entry> entries;
  private final List<DraftLeg> legs;
  private final boolean keysShown;

  TraceReader(Draft draft, boolean keysShown) {
    this.draft = draft;
    this.keysShown = keysShown;
    this.entries = draft.entries();
    this.legs = draft.legs().stream().filter(leg -> leg.line().isPresent()).toList();
  }

  /// Whether a part of a number is in who called whom.
  static boolean concerns(CallSummary call, String number) {
    return number.isEmpty()
        || call.dialled().contains(number)
        || call.caller().number().filter(n -> n.digits().contains(number)).isPresent()
        || call.redirection().filter(r -> r.called().digits().contains(number)).isPresent();
  }

  CallSummary summary() {
    var arrival = arrival();
    var outcome = outcome();
    var ended = draft.ended().or(() -> draft.named() ? Optional.empty() : last());
    return new CallSummary(
        draft.id(),
        draft.began(),
        ended.map(end -> Duration.between(draft.began(), end)),
        arrival.caller(),
        arrival.dialled().map(PhoneNumber::digits).orElseGet(() -> draft.invite().uri().toString()),
        arrival.redirection(),
        legs.stream()
            .flatMap(leg -> leg.line().stream())
            .map(line -> line.name)
            .distinct()
            .toList(),
        outcome,
        detail(outcome),
        legs.stream().flatMap(leg -> LegReader.quality(leg).stream()).findFirst());
  }

  /// The endpoint has refused what cannot be read.
  private Arrival arrival() {
    try {
      return Arrival.of(draft.invite());
    } catch (MalformedMessage unreadable) {
      return new Arrival(Caller.HIDDEN, Optional.empty(), Optional.empty());
    }
  }

  private Optional<Instant> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().at());
  }

  private Outcome outcome() {
    var over = draft.ended().isPresent();
    if (noted(What.FAILED).isPresent()) {
      return Outcome.FAILED;
    }
    if (draft.taken() && !over) {
      return Outcome.GOING_ON;
    }
    if (draft.taken()) {
      return noted(What.CONNECTED).isPresent() ? Outcome.CONNECTED : Outcome.ANSWERED;
    }
    var refusal = refusal();
    if (refusal.isPresent()) {
      return refusal.get().status() == 487 ? Outcome.GIVEN_UP : Outcome.REFUSED;
    }
    return over ? Outcome.GIVEN_UP : Outcome.RINGING;
  }

  private String detail(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> noted(What.FAILED).orElse("");
      case GOING_ON, CONNECTED, ANSWERED ->
          noted(What.CONNECTED)
              .or(() -> noted(What.ANSWERED))
              .or(() -> noted(What.LOGGED_IN))
              .orElse("");
      case REFUSED -> {
        var words = refusal().map(r -> r.status() + " " + r.reason()).orElse("");
        yield noted(What.REFUSED).map(why -> words + ": " + why).orElse(words);
      }
      case RINGING, GIVEN_UP -> "";
    };
  }

  private Optional<String> noted(What what) {
    for (var entry : entries) {
      if (entry instanceof Entry.Noted(_, var noted, var detail) && noted == what) {
        return Optional.of(detail);
      }
    }
    return Optional.empty();
  }

  /// The last response that refused the caller's INVITE.
  private Optional<Response> refusal() {
    for (var entry : entries.reversed()) {
      if (entry instanceof Entry.Wire wire
          && wire.leg() == draft.first()
          && !wire.received()
          && wire.message() instanceof Response response
          && response.cSeq().method().equals(Method.INVITE)
          && response.status() >= 300) {
        return Optional.of(response);
      }
    }
    return Optional.empty();
  }

  CallTrace trace() {
    var shown = new ArrayList<Leg>();
    for (var leg : legs) {
      shown.add(new LegReader(leg, wires(leg)).leg());
    }
    return new CallTrace(summary(), shown, steps(), draft.leftOut());
  }

  private List<Entry.Wire> wires(DraftLeg leg) {
    var wires = new ArrayList<Entry.Wire>();
    for (var entry : entries) {
      if (entry instanceof Entry.Wire wire && wire.leg() == leg) {
        wires.add(wire);
      }
    }
    return wires;
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>(entries.size() + 1);
    var seen = new HashSet<String>();
    var hungUp = false;
    for (var entry : entries) {
      switch (entry) {
        case Entry.Noted(var at, var what, var detail) ->
            steps.add(new Step.Happening(at, what, detail));
        case Entry.Pressed(var at, var leg, var way, var key) ->
            steps.add(
                new Step.KeyPressed(
                    at, legs.indexOf(leg), way, key.flatMap(k -> domainKey(k.symbol()))));
        case Entry.Wire wire -> {
          steps.add(message(wire, seen));
          if (!hungUp && wire.message() instanceof Request bye && bye.is(Method.BYE)) {
            hungUp = true;
            steps.add(new Step.Happening(wire.at(), What.HUNG_UP, whoSent(wire)));
          }
        }
      }
    }
    return steps;
  }

  private static Optional<org.umbel.domain.call.Key> domainKey(char symbol) {
    return org.umbel.domain.call.Key.of(symbol);
  }

  private String whoSent(Entry.Wire wire) {
    return wire.received() ? new LegReader(wire.leg(), wires(wire.leg())).name() : "";
  }

  private Step.Message message(Entry.Wire wire, Set<String> seen) {
    var message = wire.message();
    var title = title(message);
    var branch = message.topVia().branch().orElse("");
    var same = title + "|" + message.cSeq() + "|" + branch + "|" + wire.received();
    return new Step.Message(
        wire.at(),
        legs.indexOf(wire.leg()),
        wire.received(),
        title,
        message.cSeq().toString(),
        Secrets.blanked(message, keysShown),
        !seen.add(same));
  }

  private static String title(SipMessage message) {
    return switch (message) {
      case Request request -> request.method().name().toUpperCase(Locale.ROOT);
      case Response response -> response.status() + " " + response.reason();
    };
  }
}
