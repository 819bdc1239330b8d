package org.umbel.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.dialog.RSeqOrder;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.ClientUser;
import org.umbel.sip.transaction.Sending;
import org.umbel.sip.transport.Flow;

/// The responses to one INVITE at one destination, which may be a proxy that sent it to several
/// phones: each To tag is an early dialog of its own. Belongs to the loop.
final class Forks implements ClientUser {

  private static final int MOST = 20; // early dialogs of one INVITE
  private static final int STEPS = 256; // a peer may ring more often, nobody wants to know
  private static final DialogHandler UNWANTED = new DialogHandler() {};

  private final UserAgent agent;
  private final Request request;
  private final Flow way;
  private final OutgoingRequest wanted;
  private final DialogHandler handler;
  private final Queue<CallStep> steps;
  private final Map<String, Fork> forks = new HashMap<>(2); // by To tag
  private Runnable cancelling = () -> {};
  private boolean answered;
  private boolean heard;
  private boolean abandoned;

  Forks(
      UserAgent agent,
      Request request,
      Flow way,
      OutgoingRequest wanted,
      DialogHandler handler,
      Queue<CallStep> steps) {
    this.agent = agent;
    this.request = request;
    this.way = way;
    this.wanted = wanted;
    this.handler = handler;
    this.steps = steps;
  }

  /// One phone's part.
  private static final class Fork {
    final DialogState state;
    final RSeqOrder order = new RSeqOrder();
    Dialog dialog;
    @Nullable InviteExchange answer;

    Fork(DialogState state, Dialog dialog) {
      this.state = state;
      this.dialog = dialog;
    }
  }

  /// Does something at each provisional response.
  Forks following(Runnable task) {
    cancelling = task;
    return this;
  }

  /// The next destination gets the call unless this one has said something. Should it wake up, it
  /// is told that the call is not its own: by CANCEL when it rings, RFC 3261 §9.1, by BYE when it
  /// answers.
  void abandonUnlessHeard(Sending own) {
    if (heard) return;
    ended(new CallStep.Silent());
    abandoned = true;
    answered = true;
    cancelling = () -> own.cancel(Optional.empty());
    own.quiet();
  }

  @Override
  public void onResponse(Response response) {
    heard = true;
    try {
      if (response.provisional()) progressed(response);
      else if (response.success()) accepted(response);
      else ended(new CallStep.Refused(response));
    } catch (MalformedMessage fault) {
      if (!response.provisional())
        ended(new CallStep.Unsent("an answer that cannot be read: " + fault.reason()));
    }
  }

  @Override
  public void onTimeout() {
    ended(new CallStep.Silent());
  }

  @Override
  public void onUnsent(String reason) {
    ended(new CallStep.Unsent(reason));
  }

  private void ended(CallStep end) {
    heard = true;
    dropOthers(null);
    if (!abandoned) steps.add(end);
  }

  private void progressed(Response response) {
    cancelling.run();
    if (abandoned || response.status() == Status.TRYING || steps.size() >= STEPS) return;
    var tag = response.to().tag();
    var known = tag.map(forks::get);
    var fork = known.isPresent() || tag.isEmpty() ? known : opened(tag.get(), response);
    if (fork.isEmpty()) {
      if (RSeq.of(response).isEmpty())
        steps.add(new CallStep.Progress(response, Optional.empty(), false));
    } else if (fork.get().order.accepts(response)) {
      noteOffer(fork.get(), response);
      steps.add(new CallStep.Progress(response, Optional.of(fork.get().dialog), known.isEmpty()));
    }
  }

  /// Empty when there are too many.
  private Optional<Fork> opened(String tag, Response response) {
    if (forks.size() >= MOST) return Optional.empty();
    var state = stateAfter(response);
    var fork = new Fork(state, new Dialog(agent, state, way, handler, wanted.login()));
    fork.dialog.said(request);
    fork.dialog.server().offers().weInvite(request.bodyLength() > 0);
    forks.put(tag, fork);
    agent.dialogs().add(fork.dialog);
    return Optional.of(fork);
  }

  private DialogState stateAfter(Response response) {
    var state = DialogState.ofClient(request, response);
    if (wanted.back()) state.keepItsWay();
    return state;
  }

  private void noteOffer(Fork fork, Response response) {
    if (response.bodyLength() == 0 || RSeq.of(response).isEmpty()) return;
    var offers = fork.dialog.server().offers();
    if (request.bodyLength() > 0) offers.peerHasAnswered();
    else offers.peerOffers();
  }

  /// RFC 3261 §13.2.2.4: every 2xx is acknowledged, each time it comes; only the first is taken.
  private void accepted(Response ok) {
    var tag = ok.to().tag().orElse("");
    var fork = forks.get(tag);
    if (fork != null && fork.answer != null) {
      fork.answer.onResponse(ok);
      return;
    }
    var confirmed = confirmed(fork, ok);
    var exchange = new InviteExchange(agent, confirmed.dialog, (response, ack) -> ack);
    confirmed.answer = exchange;
    if (fork != null || forks.size() < MOST) forks.put(tag, confirmed);
    agent.dialogs().add(confirmed.dialog);
    if (answered) {
      Thread.startVirtualThread(() -> decline(exchange, confirmed.dialog, ok));
      return;
    }
    answered = true;
    confirmed.dialog.timer().agreed(ok);
    dropOthers(confirmed);
    steps.add(new CallStep.Answered(exchange, confirmed.dialog, ok));
  }

  private Fork confirmed(@Nullable Fork early, Response ok) {
    if (early == null) {
      var state = stateAfter(ok);
      var dialog = new Dialog(agent, state, way, answered ? UNWANTED : handler, wanted.login());
      dialog.said(request);
      dialog.confirm();
      return new Fork(state, dialog);
    }
    early.state.confirm(ok);
    if (answered) early.dialog = new Dialog(agent, early.state, way, UNWANTED, wanted.login());
    early.dialog.server().offers().inviteEnded();
    early.dialog.confirm();
    return early;
  }

  private void decline(InviteExchange exchange, Dialog dialog, Response ok) {
    exchange.acknowledge(ok, UnaryOperator.identity());
    dialog.bye();
  }

  /// The early dialogs that lead to nothing.
  private void dropOthers(@Nullable Fork taken) {
    for (var fork : forks.values())
      if (fork != taken && fork.answer == null) fork.dialog.end(new DialogEnd.ByUs());
  }
}
