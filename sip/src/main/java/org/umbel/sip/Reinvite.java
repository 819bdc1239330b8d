package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.Tokens;

/// Changes a session from this side, RFC 3261 §14.1.
final class Reinvite {

  private static final int TRIES = 4;
  private static final int STEP_MILLIS = 10;

  private final UserAgent agent;
  private final Dialog dialog;
  private final UnaryOperator<Request> dress;
  private final BiFunction<Response, Request, Request> answer;

  Reinvite(
      UserAgent agent,
      Dialog dialog,
      UnaryOperator<Request> dress,
      BiFunction<Response, Request, Request> answer) {
    this.agent = agent;
    this.dialog = dialog;
    this.dress = dress;
    this.answer = answer;
  }

  Response run() {
    for (int tried = 1; tried < TRIES; tried++) {
      var response = once();
      if (response.isPresent() && response.get().status() != Status.REQUEST_PENDING)
        return response.get();
      pause();
    }
    return once().orElseThrow(() -> new NoResponse("re-INVITE that crosses the peer's"));
  }

  /// Empty when the peer's INVITE is under way.
  private Optional<Response> once() {
    var exchange = new InviteExchange(agent, dialog);
    dialog.send(Method.INVITE, dress, exchange);
    var what = "re-INVITE in call " + dialog.id().callId();
    var end = exchange.end().take(what);
    if (end instanceof Exchange.Crossing) return Optional.empty();
    var response = Exchange.response(end, what);
    if (response.success()) exchange.acknowledge(response, ack -> answer.apply(response, ack));
    return Optional.of(response);
  }

  /// The owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s.
  private void pause() {
    boolean owner = dialog.state().initiator();
    int steps = owner ? 210 + Tokens.below(191) : Tokens.below(201);
    var over = new Parcel<Boolean>();
    var pause = Duration.ofMillis((long) steps * STEP_MILLIS);
    agent.loop().execute(() -> agent.loop().after(pause, () -> over.put(true)));
    over.take("the pause before the next re-INVITE");
  }
}
