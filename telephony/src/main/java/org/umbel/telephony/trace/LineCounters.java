package org.umbel.telephony.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// How many messages a line has taken and sent since the start, by method and kind, and what became
/// of its calls. A message that came or went again counts again. Any thread may count and read.
public final class LineCounters {
  private static final List<Method> METHODS =
      List.of(
          Method.INVITE,
          Method.ACK,
          Method.BYE,
          Method.CANCEL,
          Method.OPTIONS,
          Method.REGISTER,
          Method.SUBSCRIBE,
          Method.NOTIFY,
          Method.INFO,
          Method.PRACK,
          Method.UPDATE,
          Method.REFER);

  /// A request, then the classes of responses.
  private static final List<String> KINDS =
      List.of("request", "1xx", "2xx", "3xx", "4xx", "5xx", "6xx");

  private final LongAdder[] cells = new LongAdder[2 * (METHODS.size() + 1) * KINDS.size()];

  private final CallOutcomes outcomes = new CallOutcomes();

  LineCounters() {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new LongAdder();
    }
  }

  /// How many there were.
  ///
  /// @param received whether they came, or went
  /// @param method of the request or of what was answered; `other` for one seldom seen
  /// @param kind `request`, or the class of a response such as `4xx`
  public record Count(boolean received, String method, String kind, long messages) {}

  /// How many calls ended so.
  ///
  /// @param came whether they came in, or went out
  /// @param status of the final response; empty when nobody answered
  public record Ended(boolean came, OptionalInt status, Outcome outcome, long calls) {}

  /// What became of a call, told by the status of its final response.
  public enum Outcome {
    ANSWERED,
    /// Sent elsewhere (3xx).
    REDIRECTED,
    /// 486 and 600.
    BUSY,
    /// The caller gave up (487).
    ABANDONED,
    /// Any other refusal.
    FAILED,
    /// Nobody answered the INVITE in time.
    SILENT;

    static Outcome of(int status) {
      return switch (status) {
        case CallOutcomes.SILENCE -> SILENT;
        case 486, 600 -> BUSY;
        case 487 -> ABANDONED;
        default -> status < 300 ? ANSWERED : status < 400 ? REDIRECTED : FAILED;
      };
    }
  }

  /// Nobody answered an INVITE of ours.
  void silent(Request request) {
    outcomes.silent(request);
  }

  /// What became of the calls so far, in the order of their statuses.
  public List<Ended> ended() {
    return outcomes.endings().entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<CallOutcomes.Ending, LongAdder> it) -> it.getKey().came())
                .thenComparingInt(it -> it.getKey().status()))
        .map(it -> ended(it.getKey(), it.getValue().sum()))
        .toList();
  }

  private static Ended ended(CallOutcomes.Ending ending, long calls) {
    int status = ending.status();
    var known = status == CallOutcomes.SILENCE ? OptionalInt.empty() : OptionalInt.of(status);
    return new Ended(ending.came(), known, Outcome.of(status), calls);
  }

  void count(SipMessage message, boolean received) {
    outcomes.wire(message, received);
    int kind =
        switch (message) {
          case Request _ -> 0;
          case Response response -> Math.clamp(response.status() / 100, 1, 6);
        };
    cells[place(received, method(message.cSeq().method()), kind)].increment();
  }

  private static int method(Method method) {
    int known = METHODS.indexOf(method);
    return known < 0 ? METHODS.size() : known;
  }

  private static int place(boolean received, int method, int kind) {
    return ((received ? 1 : 0) * (METHODS.size() + 1) + method) * KINDS.size() + kind;
  }

  /// Shows those that are not zero.
  public void each(Consumer<Count> reader) {
    for (int method = 0; method <= METHODS.size(); method++) {
      var name = method < METHODS.size() ? METHODS.get(method).name() : "other";
      for (int kind = 0; kind < KINDS.size(); kind++) {
        for (var received : new boolean[] {true, false}) {
          long messages = cells[place(received, method, kind)].sum();
          if (messages > 0) {
            reader.accept(new Count(received, name, KINDS.get(kind), messages));
          }
        }
      }
    }
  }
}
