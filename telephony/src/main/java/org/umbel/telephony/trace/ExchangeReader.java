package org.umbel.telephony.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.trace.ExchangeId;
import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.domain.trace.ExchangeSummary.Outcome;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Step;
import org.umbel.sip.auth.Challenge;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// Makes of a gathered exchange what people read. Used once, by whoever looks.
final class ExchangeReader {
  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_UNAUTHORIZED = 407;

  private final Draft draft;
  private final List<Entry> entries;
  private final List<Entry.Wire> wires;

  /// @param draft one that had a message at least
  ExchangeReader(Draft draft) {
    this.draft = draft;
    this.entries = draft.entries();
    this.wires = StepReader.wires(entries, draft.first());
  }

  static ExchangeId id(Draft draft) {
    return new ExchangeId(Long.toString(draft.number()));
  }

  /// Whether a part of a text is in who asked whom.
  static boolean concerns(ExchangeSummary exchange, String text) {
    var wanted = text.toLowerCase(Locale.ROOT);
    return (exchange.who() + " " + exchange.peer() + " " + exchange.program())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }

  ExchangeSummary summary() {
    var leg = leg();
    var answer = answer();
    return new ExchangeSummary(
        id(draft),
        draft.began(),
        leg.line(),
        draft.invite().method().name(),
        who(),
        leg.peer(),
        received(),
        program(),
        answer.map(this::outcome).orElse(Outcome.UNANSWERED),
        answer.map(response -> response.status() + " " + response.reason()).orElse(""));
  }

  private Leg leg() {
    return new LegReader(draft.first(), wires).leg();
  }

  private boolean received() {
    return !wires.isEmpty() && wires.getFirst().received();
  }

  private String who() {
    try {
      return draft.invite().to().user();
    } catch (MalformedMessage unreadable) {
      return "";
    }
  }

  /// As the other side's first message that says so has it.
  private String program() {
    return wires.stream()
        .filter(Entry.Wire::received)
        .map(Entry.Wire::message)
        .flatMap(message -> program(message).stream())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> program(SipMessage message) {
    return message.header(message instanceof Request ? "User-Agent" : "Server");
  }

  /// The last final one to a request of the first one's kind, or whatever came last.
  private Optional<Response> answer() {
    for (var wire : wires.reversed()) {
      if (wire.message() instanceof Response response
          && response.status() >= 200
          && response.cSeq().method().equals(draft.invite().method())) {
        return Optional.of(response);
      }
    }
    return Optional.empty();
  }

  private Outcome outcome(Response answer) {
    if (answer.success()) {
      return Outcome.DONE;
    }
    if (answer.status() != UNAUTHORIZED && answer.status() != PROXY_UNAUTHORIZED) {
      return Outcome.REFUSED;
    }
    return showed(answer) && !stale(answer) ? Outcome.PASSWORD_WRONG : Outcome.PASSWORD_MISSING;
  }

  /// Whether the request that was answered so had a proof of a password in it.
  private boolean showed(Response answer) {
    return wires.stream()
        .map(Entry.Wire::message)
        .filter(message -> message instanceof Request && message.cSeq().equals(answer.cSeq()))
        .anyMatch(request ->
            request.header("Authorization").isPresent()
                || request.header("Proxy-Authorization").isPresent());
  }

  private static boolean stale(Response answer) {
    try {
      return answer
          .header("WWW-Authenticate")
          .or(() -> answer.header("Proxy-Authenticate"))
          .flatMap(Challenge::parse)
          .filter(Challenge::stale)
          .isPresent();
    } catch (MalformedValue unreadable) {
      return false;
    }
  }

  ExchangeTrace trace(boolean keysShown) {
    List<Step> steps = new StepReader(entries, List.of(draft.first()), keysShown).steps();
    return new ExchangeTrace(summary(), leg(), steps, draft.leftOut());
  }
}
