package org.umbel.telephony.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallSummary.Outcome;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Response;
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
      shown.add(new LegReader(leg, StepReader.wires(entries, leg)).leg());
    }
    var steps = new StepReader(entries, legs, keysShown).steps();
    return new CallTrace(summary(), shown, steps, draft.leftOut());
  }
}
