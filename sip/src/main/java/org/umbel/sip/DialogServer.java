package org.umbel.sip;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RAck;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.ServerTransaction;

/// The half of a dialog that answers the peer's requests. Belongs to the loop; the handler is
/// called on virtual threads, one call after the other.
final class DialogServer {

  private static final String RETRY_AFTER = "5"; // seconds, of 0 to 10 by RFC 3261 §14.2
  private static final int WAITING = 64; // requests of one peer in one dialog

  /// How the wait for the first ACK ended.
  private sealed interface Established {}

  private record Acknowledged(Request ack) implements Established {}

  private record Unacknowledged() implements Established {}

  private record Ended() implements Established {}

  private final UserAgent agent;
  private final Dialog dialog;
  private final Turns turns = new Turns();
  private final Offers offers = new Offers();
  private volatile DialogHandler handler;
  private @Nullable Unanswered unanswered;
  private @Nullable Parcel<Established> establishing;
  private @Nullable Acceptance acceptance;

  DialogServer(UserAgent agent, Dialog dialog, DialogHandler handler) {
    this.agent = agent;
    this.dialog = dialog;
    this.handler = handler;
  }

  /// The INVITE of the peer that has made an early dialog.
  interface Unanswered {
    /// The provisional response that waits for its PRACK.
    ReliableProgress progress();

    /// The peer gives up by BYE.
    void giveUp();
  }

  /// From now on this handler takes the peer's requests. Any thread.
  void serve(DialogHandler other) {
    handler = other;
  }

  Offers offers() {
    return offers;
  }

  /// The dialog is early.
  void early(Unanswered invite) {
    unanswered = invite;
  }

  /// On the thread of the application.
  Request establish(InviteServerTransaction transaction, Request invite, Response ok) {
    var parcel = new Parcel<Established>();
    agent.loop().execute(() -> begin(transaction, invite, ok, parcel));
    var callId = invite.callId();
    return switch (parcel.take("the ACK of call " + callId)) {
      case Acknowledged(var ack) -> ack;
      case Unacknowledged _ -> {
        dialog.bye();
        throw new NoAckReceived(callId);
      }
      case Ended _ -> throw new DialogOver(callId);
    };
  }

  void receive(ServerTransaction transaction) {
    var request = transaction.request();
    if (!dialog.state().inOrder(request)) refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    else if (request.is(Method.BYE)) ended(transaction);
    else if (request.is(Method.OPTIONS))
      transaction.respond(agent.manners().finished(agent.manners().capabilities(request), ""));
    else if (transaction instanceof InviteServerTransaction invite) reinvited(invite);
    else if (request.is(Method.UPDATE)) updated(transaction);
    else if (request.is(Method.PRACK)) acknowledged(transaction);
    else hand(transaction, () -> answer(transaction, request, () -> handler.onRequest(request)));
  }

  /// @return whether the ACK was waited for
  boolean acknowledge(Request ack) {
    var waiting = acceptance;
    if (waiting == null || !waiting.acknowledge(ack)) return false;
    acceptance = null;
    offers.peerInviteEnded();
    return true;
  }

  void end(DialogEnd end) {
    if (acceptance != null) acceptance.stop();
    acceptance = null;
    if (establishing != null) establishing.put(new Ended());
    else turns.add(() -> handler.onEnded(end), Integer.MAX_VALUE);
  }

  private void begin(
      InviteServerTransaction transaction,
      Request invite,
      Response ok,
      Parcel<Established> parcel) {
    if (agent.closed() || dialog.over()) {
      parcel.put(new Ended());
      return;
    }
    unanswered = null;
    agent.register(dialog.confirm());
    offers.peerInvites(false);
    offers.peerAnswered(invite.bodyLength() == 0 && ok.bodyLength() > 0);
    establishing = parcel;
    acceptance =
        new Acceptance(
            agent,
            transaction,
            invite.cSeq().number(),
            ack -> {
              establishing = null;
              parcel.put(new Acknowledged(ack));
            },
            () -> parcel.put(new Unacknowledged()));
    acceptance.start(ok);
  }

  private void ended(ServerTransaction bye) {
    var request = bye.request();
    bye.respond(agent.manners().finished(request.reply(Status.OK), ""));
    var invite = unanswered;
    if (invite != null) invite.giveUp();
    else dialog.end(new DialogEnd.ByPeer(request));
  }

  private void reinvited(InviteServerTransaction transaction) {
    var refusal = offers.refusalOfInvite();
    if (refusal.isPresent()) {
      refuse(transaction, refusal.getAsInt());
      return;
    }
    var request = transaction.request();
    offers.peerInvites(request.bodyLength() > 0);
    if (!turns.add(() -> reinvite(transaction, request), WAITING)) {
      offers.peerInviteEnded();
      refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    }
  }

  /// RFC 3311 §5.2. An UPDATE without an offer only says where the peer is, and that it lives.
  private void updated(ServerTransaction transaction) {
    var request = transaction.request();
    boolean offer = request.bodyLength() > 0;
    var refusal = offers.refusalOfUpdate(offer);
    if (refusal.isPresent()) refuse(transaction, refusal.getAsInt());
    else if (offer) offered(transaction, request);
    else answerUpdate(transaction, request, request.reply(Status.OK));
  }

  private void offered(ServerTransaction transaction, Request update) {
    offers.peerUpdates(true);
    if (!turns.add(() -> update(transaction, update), WAITING)) {
      offers.updateAnswered(true);
      refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    }
  }

  private void update(ServerTransaction transaction, Request update) {
    var response = asked(update, () -> handler.onUpdate(update));
    agent
        .loop()
        .execute(() -> {
          offers.updateAnswered(true);
          answerUpdate(transaction, update, response);
        });
  }

  private void answerUpdate(ServerTransaction transaction, Request update, Response response) {
    if (response.success()) dialog.state().refresh(update);
    var located = agent.manners().withContact(response, dialog.flow());
    transaction.respond(agent.manners().finished(located, ""));
  }

  /// RFC 3262 §3.
  private void acknowledged(ServerTransaction transaction) {
    var prack = transaction.request();
    var invite = unanswered;
    var rAck = rAck(prack);
    if (rAck.isEmpty()) {
      refuse(transaction, Status.BAD_REQUEST);
      return;
    }
    var waiting =
        invite == null
            ? Optional.<Parcel<ReliableProgress.End>>empty()
            : invite.progress().take(rAck.get());
    if (invite == null || waiting.isEmpty()) {
      refuse(transaction, Status.CALL_DOES_NOT_EXIST);
    } else if (prack.bodyLength() == 0 || invite.progress().offers()) {
      offers.peerHasAnswered();
      transaction.respond(agent.manners().finished(prack.reply(Status.OK), ""));
      waiting.get().put(new ReliableProgress.Acknowledged(prack));
    } else {
      offers.peerOffers();
      hand(transaction, () -> prack(transaction, prack, waiting.get()));
    }
  }

  private void prack(
      ServerTransaction transaction, Request prack, Parcel<ReliableProgress.End> waiting) {
    answer(transaction, prack, () -> handler.onPrack(prack));
    agent
        .loop()
        .execute(() -> {
          offers.weHaveAnswered();
          waiting.put(new ReliableProgress.Acknowledged(prack));
        });
  }

  private static Optional<RAck> rAck(Request prack) {
    try {
      return Optional.of(RAck.of(prack));
    } catch (MalformedMessage unreadable) {
      return Optional.empty();
    }
  }

  private void hand(ServerTransaction transaction, Runnable task) {
    if (!turns.add(task, WAITING)) refuse(transaction, Status.SERVER_INTERNAL_ERROR);
  }

  private void refuse(ServerTransaction transaction, int status) {
    var request = transaction.request();
    var response = agent.manners().finished(request.reply(status), "");
    if (status == Status.SERVER_INTERNAL_ERROR)
      response = response.with("Retry-After", RETRY_AFTER);
    agent.trace().refused(request, response);
    transaction.respond(response);
  }

  private void answer(ServerTransaction transaction, Request request, Supplier<Response> question) {
    var response = asked(request, question);
    agent.respond(transaction, agent.manners().finished(response, ""));
  }

  private void reinvite(InviteServerTransaction transaction, Request request) {
    var response = asked(request, () -> handler.onReinvite(request));
    var complete =
        agent.manners().finished(agent.manners().withContact(response, dialog.flow()), "");
    agent.loop().execute(() -> answerReinvite(transaction, request, complete));
  }

  private void answerReinvite(
      InviteServerTransaction transaction, Request request, Response response) {
    if (!response.success() || dialog.over()) {
      offers.peerInviteEnded();
      transaction.respond(response);
      return;
    }
    offers.peerAnswered(request.bodyLength() == 0);
    dialog.state().refresh(request);
    acceptance =
        new Acceptance(
            agent,
            transaction,
            request.cSeq().number(),
            ack -> turns.add(() -> handler.onAck(ack), WAITING),
            dialog::bye);
    acceptance.start(response);
  }

  // Whatever the application throws must not keep the peer waiting.
  private Response asked(Request request, Supplier<Response> question) {
    try {
      return question.get();
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(request, fault);
      return request.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }
}
