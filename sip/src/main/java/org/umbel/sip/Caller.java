package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Reason;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.Sending;
import org.umbel.sip.transport.Flow;

/// Makes one call: a virtual thread that sends the INVITE, answers a challenge, and acknowledges
/// the answer. What the loop learns comes to it as steps.
final class Caller implements Runnable {

  private static final int DEMANDS = 2; // a challenge and a 422 may follow one another

  private final UserAgent agent;
  private final OutgoingRequest wanted;
  private final InviteHandler handler;
  private final Parcel<InviteOutcome> outcome;
  private final BlockingQueue<CallStep> steps = new LinkedBlockingQueue<>();
  private @Nullable Sending sending; // belongs to the loop
  private volatile boolean cancelled; // set on the loop
  private Optional<Reason> why = Optional.empty(); // belongs to the loop

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
  void cancel(Optional<Reason> told) {
    agent
        .loop()
        .execute(() -> {
          cancelled = true;
          why = told;
          cancelAgain();
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

  /// At one destination after the other until one has an answer that counts. A refusal of an
  /// earlier one is worth more than the silence of a later one.
  private void call() throws InterruptedException {
    var plain = SessionTimer.asking(Drafts.of(wanted), agent.dialogSettings().sessionTimer());
    var draft = plain;
    var tries = agent.tries(wanted, plain);
    Optional<CallStep> refusal = Optional.empty();
    while (true) {
      var way = tries.next();
      var request = draft;
      var end = place(request, way, tries.limit());
      for (int met = 0; met < DEMANDS && end instanceof CallStep.Refused(var demand); met++) {
        var retry = Drafts.answering(wanted.login(), request, demand);
        if (retry.isEmpty()) break;
        request = retry.get();
        draft = plain.with("CSeq", request.cSeq().toString());
        end = place(request, way, tries.limit());
      }
      if (!goesOn(tries, end)) {
        boolean wordless = end instanceof CallStep.Silent || end instanceof CallStep.Unsent;
        settle(wordless ? refusal.orElse(end) : end);
        return;
      }
      if (end instanceof CallStep.Refused) refusal = Optional.of(end);
    }
  }

  private boolean goesOn(Tries tries, CallStep end) {
    return switch (end) {
      case CallStep.Refused(var response) -> tries.goOnAfter(response);
      case CallStep.Silent _, CallStep.Unsent _ -> !cancelled && tries.goOnAfterSilence();
      case CallStep.Answered _, CallStep.Progress _, CallStep.PrackAnswered _ -> false;
    };
  }

  /// Sends the INVITE and follows it to its end.
  ///
  /// @param limit how long it may take to the first response
  private CallStep place(Request draft, Flow way, Optional<Duration> limit)
      throws InterruptedException {
    var request = agent.manners().completed(draft, way);
    agent.loop().execute(() -> begin(request, way, limit));
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

  private void begin(Request request, Flow way, Optional<Duration> limit) {
    if (cancelled) {
      steps.add(new CallStep.Silent());
      return;
    }
    var forks = new Forks(agent, request, way, wanted, handler, steps);
    var made = agent.send(request, way, forks.following(this::cancelAgain));
    sending = made;
    limit.ifPresent(span -> agent.loop().after(span, () -> forks.abandonUnlessHeard(made)));
  }

  /// A CANCEL waits for the first provisional response.
  private void cancelAgain() {
    if (cancelled && sending != null) sending.cancel(why);
  }

  private void progressed(Request invite, CallStep.Progress progress) {
    var response = progress.response();
    var early = progress.dialog();
    if (progress.first()) early.ifPresent(made -> told(invite, () -> handler.onEarlyDialog(made)));
    if (RSeq.of(response).isPresent()) early.ifPresent(made -> acknowledge(made, response));
    told(invite, () -> handler.onProgress(response));
  }

  private void acknowledge(Dialog early, Response response) {
    var prack = early.pracks().prack(response, plain -> handler.onReliable(response, plain));
    Thread.startVirtualThread(
        () -> early.pracks().send(prack, answer -> steps.add(new CallStep.PrackAnswered(answer))));
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
