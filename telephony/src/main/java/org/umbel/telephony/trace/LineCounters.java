package org.umbel.telephony.trace;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// How many messages a line has taken and sent since the start, by method and kind. A message that
/// came or went again counts again. Any thread may count and read.
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

  void count(SipMessage message, boolean received) {
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
