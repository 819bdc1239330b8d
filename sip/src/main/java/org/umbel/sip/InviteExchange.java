package org.umbel.sip;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.dialog.RSeqOrder;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Flow;

/// An INVITE within a dialog, or the answer to one that makes a dialog. Repeated 2xx are
/// acknowledged again.
final class InviteExchange extends Exchange {

  private final UserAgent agent;
  private final Dialog dialog;
  private final BiFunction<Response, Request, Request> answer;
  private final RSeqOrder order = new RSeqOrder(); // this and what follows belongs to the loop
  private @Nullable Request sent;
  private @Nullable Request ack; // as it was sent
  private @Nullable Flow ackFlow;

  /// @param answer completes the PRACK of a provisional response that makes the offer
  InviteExchange(UserAgent agent, Dialog dialog, BiFunction<Response, Request, Request> answer) {
    this.agent = agent;
    this.dialog = dialog;
    this.answer = answer;
  }

  @Override
  boolean begin(Request invite) {
    if (!dialog.server().offers().mayInvite()) return false;
    sent = invite;
    dialog.server().offers().weInvite(true);
    return true;
  }

  @Override
  public void onResponse(Response response) {
    if (ack != null && ackFlow != null) {
      agent.sendAckAgain(ack, ackFlow);
      return;
    }
    if (response.provisional()) {
      if (order.accepts(response)) dialog.pracks().acknowledge(response, answer);
      return;
    }
    dialog.server().offers().inviteEnded();
    if (response.success()) changed(response);
    else if (response.status() == Status.SESSION_INTERVAL_TOO_SMALL)
      dialog.timer().tooSmall(response);
    super.onResponse(response);
  }

  @Override
  public void onTimeout() {
    dialog.server().offers().inviteEnded();
    super.onTimeout();
  }

  @Override
  public void onUnsent(String reason) {
    dialog.server().offers().inviteEnded();
    super.onUnsent(reason);
  }

  private void changed(Response ok) {
    dialog.state().refresh(ok);
    dialog.timer().agreed(ok);
    if (sent != null) dialog.said(sent);
    sent = null;
  }

  /// On the thread that waits, which may have to ask a name server for the way.
  void acknowledge(Response ok, UnaryOperator<Request> dress) {
    var way = agent.wayTo(dialog.state(), dialog.flow());
    var plain = dialog.state().ack(ok.cSeq().number());
    var request = dialog.client().dressed(plain, dress);
    agent
        .loop()
        .execute(() -> {
          ackFlow = way;
          dialog.said(request);
          dialog.settled();
          ack = agent.sendAck(request, way);
        });
  }
}
