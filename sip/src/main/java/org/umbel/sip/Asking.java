package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// Sends one request outside a dialog, on the thread that wants its response.
final class Asking {

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final Duration longest;
  private final @Nullable Opening opening;

  Asking(UserAgent agent, OutgoingRequest wanted, Duration longest) {
    this(agent, wanted, longest, null);
  }

  /// @param opening told of each request before it leaves
  Asking(UserAgent agent, OutgoingRequest wanted, Duration longest, @Nullable Opening opening) {
    this.opening = opening;
    this.agent = agent;
    this.wanted = wanted;
    this.longest = longest;
  }

  Response run() {
    var draft = agent.drafted(wanted);
    var way = agent.wayTo(wanted, draft);
    var request = agent.manners().completed(draft, way);
    var response = ask(request, way);
    Optional<Request> retry = agent.answered(wanted.login(), request, response);
    return retry.isEmpty() ? response : ask(retry.get(), way);
  }

  private Response ask(Request request, Flow way) {
    var what = request.method() + " to " + way.peer();
    var exchange = new Exchange();
    agent.loop().execute(() -> begin(request, way, exchange));
    var alarm = new Alarm(agent.loop(), longest, exchange::onTimeout);
    try {
      return Exchange.response(exchange.end().take(what), what);
    } finally {
      alarm.cancel();
    }
  }

  private void begin(Request request, Flow way, Exchange exchange) {
    if (opening != null) opening.sending(request, way);
    agent.send(request, way, exchange);
  }
}
