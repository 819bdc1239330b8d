package org.umbel.telephony.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;

/// What became of the calls of a line, by the final response to each INVITE that began one. Safe
/// for all threads.
final class CallOutcomes {
  /// Calls that wait for their answer; of more than these the oldest are not counted.
  private static final int WAITING = 10_000;

  private static final int UNAUTHORIZED = 401;
  private static final int PROXY_UNAUTHORIZED = 407;

  /// No status: nobody answered.
  static final int SILENCE = 0;

  /// Whether the call came in; guarded by itself.
  private final Map<Awaited, Boolean> waiting =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Awaited, Boolean> eldest) {
          return size() > WAITING;
        }
      };

  /// No more than there are statuses.
  private final Map<Ending, LongAdder> endings = new ConcurrentHashMap<>();

  /// An INVITE that has no final response.
  private record Awaited(String callId, long number) {}

  /// @param came whether the call came in
  /// @param status of the final response, [#SILENCE] for none
  record Ending(boolean came, int status) {}

  void wire(SipMessage message, boolean received) {
    if (!message.cSeq().method().equals(Method.INVITE)) {
      return;
    }
    switch (message) {
      case Request request when begins(request) -> {
        synchronized (waiting) {
          waiting.putIfAbsent(key(request), received);
        }
      }
      case Request _ -> {}
      case Response response when response.status() >= 200 -> end(response, response.status());
      case Response _ -> {}
    }
  }

  /// Nobody answered an INVITE of ours.
  void silent(Request request) {
    end(request, SILENCE);
  }

  private static boolean begins(Request request) {
    return request.is(Method.INVITE) && request.to().tag().isEmpty();
  }

  /// A call that is asked for a password begins once more.
  private void end(SipMessage message, int status) {
    Boolean came;
    synchronized (waiting) {
      came = waiting.remove(key(message));
    }
    if (came != null && status != UNAUTHORIZED && status != PROXY_UNAUTHORIZED) {
      endings.computeIfAbsent(new Ending(came, status), _ -> new LongAdder()).increment();
    }
  }

  private static Awaited key(SipMessage message) {
    return new Awaited(message.callId(), message.cSeq().number());
  }

  Map<Ending, LongAdder> endings() {
    return endings;
  }
}
