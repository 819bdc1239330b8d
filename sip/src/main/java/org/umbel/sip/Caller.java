package org.umbel.sip;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// Makes one call: a virtual thread that sends the INVITE, answers a challenge, and acknowledges
/// the answer. What the loop learns comes to it as steps.
final class Caller implements Runnable {

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final InviteHandler handler;
  private final Parcel<InviteOutcome> outcome;
  private final BlockingQueue<CallStep> steps = new LinkedBlockingQueue<>();
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
    if (end instanceof CallStep.Refused(var challenge)) {
      var retry = agent.answered(wanted.login(), request, challenge);
      if (retry.isPresent()) end = place(retry.get(), way);
    }
    settle(end);
  }

  /// Sends the INVITE and follows it to its end.
  private CallStep place(Request request, Flow way) throws InterruptedException {
    agent.loop().execute(() -> begin(request, way));
    while (true) {
      var step = steps.take();
      switch (step) {
        case CallStep.Progress progress -> progressed(request, progress);
        case CallStep.PrackAnswered(var response) ->
            told(request, () -> handler.onPrackAnswered(response));
        case CallStep.Answered _, CallStep.Refused _, CallStep.Silent _, CallStep.Unsent _ -> {
          return step;
        }
      }
    }
  }

  private void begin(Request request, Flow way) {
    if (cancelled) {
      steps.add(new CallStep.Silent());
      return;
    }
    var forks = new Forks(agent, request, way, wanted.login(), handler, steps);
    sending = agent.send(request, way, forks.following(this::cancelAgain));
  }

  /// A CANCEL waits for the first provisional response.
  private void cancelAgain() {
    if (cancelled && sending != null) sending.cancel();
  }

  private void progressed(Request invite, CallStep.Progress progress) {
    var response = progress.response();
    var early = progress.dialog();
    if (progress.first()) early.ifPresent(made -> told(invite, () -> handler.onEarlyDialog(made)));
    if (RSeq.of(response).isPresent()) early.ifPresent(made -> acknowledge(made, response));
    told(invite, () -> handler.onProgress(response));
  }

  private void acknowledge(Dialog early, Response response) {
    var prack = early.prack(response, plain -> handler.onReliable(response, plain));
    Thread.startVirtualThread(
        () -> early.send(prack, answer -> steps.add(new CallStep.PrackAnswered(answer))));
  }

  // What the application throws must not lose the call.
  private void told(Request request, Runnable news) {
    try {
      news.run();
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
    }
  }

  private void settle(CallStep end) {
    switch (end) {
      case CallStep.Answered(var exchange, var dialog, var ok) -> {
        exchange.acknowledge(ok, ack -> handler.onAnswer(ok, ack));
        if (!outcome.put(new InviteOutcome.Answered(dialog, ok))) dialog.bye();
      }
      case CallStep.Refused(var response) -> outcome.put(new InviteOutcome.Refused(response));
      case CallStep.Silent _ -> outcome.put(new InviteOutcome.TimedOut());
      case CallStep.Unsent(var reason) -> outcome.put(new InviteOutcome.Unreachable(reason));
      case CallStep.Progress _, CallStep.PrackAnswered _ ->
          throw new IllegalStateException("A provisional response ends no call");
    }
  }
}
