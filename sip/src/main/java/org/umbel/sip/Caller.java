package org.umbel.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.ClientUser;
import org.umbel.sip.transport.Flow;

/// Makes one call: a virtual thread that sends the INVITE, answers a challenge, and acknowledges
/// the answer. What the loop learns comes to it as steps.
final class Caller implements Runnable {

  /// What the thread waits for.
  private sealed interface Step {}

  private record Progress(Response response) implements Step {}

  private record Answered(InviteExchange exchange, Dialog dialog, Response ok) implements Step {}

  private record Refused(Response response) implements Step {}

  private record Silent() implements Step {}

  private record Unsent(String reason) implements Step {}

  private static final int STEPS = 256; // a peer may ring more often, nobody wants to know
  private static final DialogHandler UNWANTED = new DialogHandler() {};

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final InviteHandler handler;
  private final Parcel<InviteOutcome> outcome;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private @Nullable Sending sending; // belongs to the loop
  private boolean cancelled; // belongs to the loop

  Caller(
      UserAgent agent,
      OutgoingRequest wanted,
      InviteHandler handler,
      Parcel<InviteOutcome> outcome) {
    this.agent = agent;
    this.wanted = wanted;
    this.handler = handler;
    this.outcome = outcome;
  }

  /// Takes the call back, from any thread. Its outcome is known already.
  void cancel() {
    agent
        .loop()
        .execute(() -> {
          cancelled = true;
          if (sending != null) sending.cancel();
        });
  }

  @Override
  public void run() {
    try {
      call();
    } catch (SipException failure) {
      outcome.put(new InviteOutcome.Unreachable(String.valueOf(failure.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      outcome.put(new InviteOutcome.Cancelled());
    }
  }

  private void call() throws InterruptedException {
    var draft = agent.drafted(wanted);
    var way = agent.wayTo(wanted, draft);
    var request = agent.manners().completed(draft, way);
    var end = place(request, way);
    if (end instanceof Refused(var challenge)) {
      var retry = agent.answered(wanted.login(), request, challenge);
      if (retry.isPresent()) end = place(retry.get(), way);
    }
    settle(end);
  }

  /// Sends the INVITE and follows it to its end.
  private Step place(Request request, Flow way) throws InterruptedException {
    agent.loop().execute(() -> begin(request, way));
    while (true) {
      var step = steps.take();
      if (!(step instanceof Progress(var response))) return step;
      progressed(request, response);
    }
  }

  private void begin(Request request, Flow way) {
    if (cancelled) steps.add(new Silent());
    else sending = agent.send(request, way, new Forks(request, way));
  }

  // What the application throws must not lose the call.
  private void progressed(Request request, Response response) {
    try {
      handler.onProgress(response);
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
    }
  }

  private void settle(Step end) {
    switch (end) {
      case Answered(var exchange, var dialog, var ok) -> {
        exchange.acknowledge(ok, ack -> handler.onAnswer(ok, ack));
        if (!outcome.put(new InviteOutcome.Answered(dialog, ok))) dialog.bye();
      }
      case Refused(var response) -> outcome.put(new InviteOutcome.Refused(response));
      case Silent _ -> outcome.put(new InviteOutcome.TimedOut());
      case Unsent(var reason) -> outcome.put(new InviteOutcome.Unreachable(reason));
      case Progress _ -> throw new IllegalStateException("A provisional response ends no call");
    }
  }

  /// The responses to one INVITE, which a proxy may have sent to several phones. Belongs to the
  /// loop.
  private final class Forks implements ClientUser {
    private final Request request;
    private final Flow way;
    private final Map<String, InviteExchange> answers = new HashMap<>(2); // by To tag

    Forks(Request request, Flow way) {
      this.request = request;
      this.way = way;
    }

    @Override
    public void onResponse(Response response) {
      if (response.provisional()) progressed(response);
      else if (!response.success()) steps.add(new Refused(response));
      else accepted(response);
    }

    @Override
    public void onTimeout() {
      steps.add(new Silent());
    }

    @Override
    public void onUnsent(String reason) {
      steps.add(new Unsent(reason));
    }

    private void progressed(Response response) {
      if (cancelled && sending != null) sending.cancel();
      if (response.status() != Status.TRYING && steps.size() < STEPS)
        steps.add(new Progress(response));
    }

    private void accepted(Response ok) {
      try {
        answered(ok);
      } catch (MalformedMessage fault) {
        steps.add(new Unsent("an answer that cannot be read: " + fault.reason()));
      }
    }

    /// RFC 3261 §13.2.2.4: every 2xx is acknowledged, each time it comes; only the first is taken.
    private void answered(Response ok) {
      var tag = ok.to().tag().orElse("");
      var known = answers.get(tag);
      if (known != null) {
        known.onResponse(ok);
        return;
      }
      boolean first = answers.isEmpty();
      var dialog =
          new Dialog(
              agent,
              DialogState.ofClient(request, ok),
              way,
              first ? handler : UNWANTED,
              wanted.login());
      var exchange = new InviteExchange(agent, dialog);
      answers.put(tag, exchange);
      agent.register(dialog);
      if (first) steps.add(new Answered(exchange, dialog, ok));
      else Thread.startVirtualThread(() -> decline(exchange, dialog, ok));
    }

    private void decline(InviteExchange exchange, Dialog dialog, Response ok) {
      exchange.acknowledge(ok, UnaryOperator.identity());
      dialog.bye();
    }
  }
}
