package org.umbel.sip;

import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.Offers;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoAckReceived;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.ServerTransaction;

/// Answers what begins and changes the session of a dialog: its first INVITE, re-INVITE (RFC 3261
/// §14.2) and UPDATE (RFC 3311 §5.2). Belongs to the loop, where nothing else is said.
final class SessionServer {

  /// How the wait for the first ACK ended.
  private sealed interface Established {}

  private record Acknowledged(Request ack) implements Established {}

  private record Unacknowledged() implements Established {}

  private record Ended() implements Established {}

  private final UserAgent agent;
  private final Dialog dialog;
  private final Answers answers;
  private final Offers offers;
  private @Nullable Parcel<Established> establishing;
  private @Nullable Acceptance acceptance;

  SessionServer(UserAgent agent, Dialog dialog, Answers answers, Offers offers) {
    this.agent = agent;
    this.dialog = dialog;
    this.answers = answers;
    this.offers = offers;
  }

  /// Sends the 2xx of the INVITE that makes this dialog and waits for its ACK. On the thread of the
  /// application.
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

  private void begin(
      InviteServerTransaction transaction,
      Request invite,
      Response ok,
      Parcel<Established> parcel) {
    if (agent.closed() || dialog.over()) {
      parcel.put(new Ended());
      return;
    }
    agent.dialogs().add(dialog.confirm());
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
    dialog.said(ok);
    acceptance.start(dialog.timer().accepted(invite, ok));
  }

  /// @return whether the ACK was waited for
  boolean acknowledge(Request ack) {
    var waiting = acceptance;
    if (waiting == null || !waiting.acknowledge(ack)) return false;
    acceptance = null;
    offers.peerInviteEnded();
    dialog.settled();
    return true;
  }

  /// @return whether the application had the dialog already
  boolean end() {
    if (acceptance != null) acceptance.stop();
    acceptance = null;
    if (establishing == null) return true;
    establishing.put(new Ended());
    return false;
  }

  void reinvited(InviteServerTransaction transaction) {
    var request = transaction.request();
    var refusal = offers.refusalOfInvite();
    var tooShort = dialog.timer().refusal(request);
    if (refusal.isPresent()) {
      answers.refuse(transaction, refusal.getAsInt());
    } else if (tooShort.isPresent()) {
      answers.refuse(transaction, tooShort.get());
    } else {
      offers.peerInvites(request.bodyLength() > 0);
      if (answers.queue(() -> reinvite(transaction, request))) return;
      offers.peerInviteEnded();
      answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    }
  }

  private void reinvite(InviteServerTransaction transaction, Request request) {
    var response = answers.asked(request, () -> answers.handler().onReinvite(request));
    var complete = answers.located(response);
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
    dialog.said(response);
    acceptance =
        new Acceptance(
            agent,
            transaction,
            request.cSeq().number(),
            ack -> answers.queue(() -> answers.handler().onAck(ack)),
            dialog::bye);
    acceptance.start(dialog.timer().accepted(request, response));
  }

  /// An UPDATE without an offer only says where the peer is, and that it lives.
  void updated(ServerTransaction transaction) {
    var request = transaction.request();
    boolean offer = request.bodyLength() > 0;
    var refusal = offers.refusalOfUpdate(offer);
    var tooShort = dialog.timer().refusal(request);
    if (refusal.isPresent()) answers.refuse(transaction, refusal.getAsInt());
    else if (tooShort.isPresent()) answers.refuse(transaction, tooShort.get());
    else if (offer) offered(transaction, request);
    else answerUpdate(transaction, request, request.reply(Status.OK));
  }

  private void offered(ServerTransaction transaction, Request update) {
    offers.peerUpdates();
    if (answers.queue(() -> update(transaction, update))) return;
    offers.updateAnswered();
    answers.refuse(transaction, Status.SERVER_INTERNAL_ERROR);
  }

  private void update(ServerTransaction transaction, Request update) {
    var response = answers.asked(update, () -> answers.handler().onUpdate(update));
    agent
        .loop()
        .execute(() -> {
          offers.updateAnswered();
          answerUpdate(transaction, update, response);
        });
  }

  private void answerUpdate(ServerTransaction transaction, Request update, Response response) {
    var complete = answers.located(response);
    if (!response.success()) {
      transaction.respond(complete);
      return;
    }
    dialog.state().refresh(update);
    dialog.said(response);
    transaction.respond(dialog.timer().accepted(update, complete));
  }
}
