package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.Tokens;

/// Changes a session from this side by INVITE (RFC 3261 §14.1) or UPDATE (RFC 3311 §5.1), again
/// after a pause when that crosses what the peer does.
final class SessionChange {

  private static final int TRIES = 4;
  private static final int STEP_MILLIS = 10;

  private final UserAgent agent;
  private final Dialog dialog;
  private final Method method;
  private final UnaryOperator<Request> dress;
  private final BiFunction<Response, Request, Request> answer;

  SessionChange(
      UserAgent agent,
      Dialog dialog,
      Method method,
      UnaryOperator<Request> dress,
      BiFunction<Response, Request, Request> answer) {
    this.agent = agent;
    this.dialog = dialog;
    this.method = method;
    this.dress = dress;
    this.answer = answer;
  }

  Response run() {
    for (int tried = 1; tried < TRIES; tried++) {
      var response = once();
      int status = response.map(Response::status).orElse(Status.REQUEST_PENDING);
      if (response.isPresent() && !again(status)) return response.get();
      if (status == Status.REQUEST_PENDING) pause(untilNext());
    }
    return once().orElseThrow(() -> new NoResponse(method + " that crosses the peer's"));
  }

  private static boolean again(int status) {
    return status == Status.REQUEST_PENDING || status == Status.SESSION_INTERVAL_TOO_SMALL;
  }

  /// Empty when the peer's INVITE or offer is under way.
  private Optional<Response> once() {
    var response = once(dress);
    if (response.isEmpty() || !dialog.client().challenged(response.get())) return response;
    return once(dialog.client().answering(response.get(), dress));
  }

  private Optional<Response> once(UnaryOperator<Request> dressing) {
    return method.equals(Method.INVITE) ? reinvited(dressing) : updated(dressing);
  }

  private Optional<Response> reinvited(UnaryOperator<Request> dressing) {
    var settling = dialog.settling();
    if (settling.isPositive()) pause(settling);
    var exchange = new InviteExchange(agent, dialog, answer);
    dialog.client().send(Method.INVITE, dressing, exchange);
    var response = ended(exchange);
    if (response.isPresent() && response.get().success())
      exchange.acknowledge(response.get(), ack -> answer.apply(response.get(), ack));
    return response;
  }

  private Optional<Response> updated(UnaryOperator<Request> dressing) {
    var exchange = new UpdateExchange(dialog);
    dialog.client().send(Method.UPDATE, dressing, exchange);
    return ended(exchange);
  }

  private Optional<Response> ended(Exchange exchange) {
    var what = method + " in call " + dialog.id().callId();
    var end = exchange.end().take(what);
    if (end instanceof Exchange.Crossing) return Optional.empty();
    return Optional.of(dialog.client().response(end, method, what));
  }

  /// The owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s.
  private Duration untilNext() {
    boolean owner = dialog.state().initiator();
    int steps = owner ? 210 + Tokens.below(191) : Tokens.below(201);
    return Duration.ofMillis((long) steps * STEP_MILLIS);
  }

  private void pause(Duration pause) {
    var over = new Parcel<Boolean>();
    agent.loop().execute(() -> agent.loop().after(pause, () -> over.put(true)));
    over.take("the pause before the next " + method);
  }
}
