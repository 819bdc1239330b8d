package org.umbel.sip;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Method;
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
  private final DialogHandler handler;
  private final Turns turns = new Turns();
  private @Nullable Parcel<Established> establishing;
  private @Nullable Acceptance acceptance;
  private boolean reinviteUnanswered;
  private boolean inviting;

  DialogServer(UserAgent agent, Dialog dialog, DialogHandler handler) {
    this.agent = agent;
    this.dialog = dialog;
    this.handler = handler;
  }

  /// On the thread of the application.
  Request establish(InviteServerTransaction transaction, Response ok, long sequence) {
    var parcel = new Parcel<Established>();
    agent.loop().execute(() -> begin(transaction, ok, sequence, parcel));
    var callId = dialog.id().callId();
    return switch (parcel.take("the ACK of call " + callId)) {
      case Acknowledged(var ack) -> ack;
      case Unacknowledged _ -> {
        dialog.bye();
        throw new NoAckReceived(callId);
      }
      case Ended _ -> throw new DialogOver(callId);
    };
  }

  /// Whether an INVITE is under way in either direction, RFC 3261 §14.1.
  boolean inviteUnderWay() {
    return inviting || reinviteUnanswered || acceptance != null;
  }

  /// Whether this side's INVITE is under way.
  void inviting(boolean underWay) {
    inviting = underWay;
  }

  void receive(ServerTransaction transaction) {
    var request = transaction.request();
    if (!dialog.state().inOrder(request)) refuse(transaction, Status.SERVER_INTERNAL_ERROR);
    else if (request.is(Method.BYE)) ended(transaction);
    else if (request.is(Method.OPTIONS))
      transaction.respond(agent.manners().finished(agent.manners().capabilities(request), ""));
    else if (transaction instanceof InviteServerTransaction invite) reinvited(invite);
    else hand(transaction, () -> other(transaction, request));
  }

  /// @return whether the ACK was waited for
  boolean acknowledge(Request ack) {
    var waiting = acceptance;
    if (waiting == null || !waiting.acknowledge(ack)) return false;
    acceptance = null;
    return true;
  }

  void end(DialogEnd end) {
    if (acceptance != null) acceptance.stop();
    acceptance = null;
    if (establishing != null) establishing.put(new Ended());
    else turns.add(() -> handler.onEnded(end), Integer.MAX_VALUE);
  }

  private void begin(
      InviteServerTransaction transaction, Response ok, long sequence, Parcel<Established> parcel) {
    if (agent.closed()) {
      parcel.put(new Ended());
      return;
    }
    agent.register(dialog);
    establishing = parcel;
    acceptance =
        new Acceptance(
            agent,
            transaction,
            sequence,
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
    dialog.end(new DialogEnd.ByPeer(request));
  }

  private void reinvited(InviteServerTransaction transaction) {
    if (inviting) {
      refuse(transaction, Status.REQUEST_PENDING);
    } else if (reinviteUnanswered || acceptance != null) {
      refuse(transaction, Status.SERVER_INTERNAL_ERROR); // RFC 3261 §14.2, with Retry-After
    } else {
      reinviteUnanswered = true;
      var request = transaction.request();
      hand(transaction, () -> reinvite(transaction, request));
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

  private void other(ServerTransaction transaction, Request request) {
    var response = asked(request, () -> handler.onRequest(request));
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
    reinviteUnanswered = false;
    if (!response.success() || dialog.over()) {
      transaction.respond(response);
      return;
    }
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
