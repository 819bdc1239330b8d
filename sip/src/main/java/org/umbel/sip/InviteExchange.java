package org.umbel.sip;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// An INVITE within a dialog, or the answer to one that makes a dialog. Repeated 2xx are
/// acknowledged again.
final class InviteExchange extends Exchange {

  private final UserAgent agent;
  private final Dialog dialog;
  private @Nullable Request ack; // as it was sent; belongs to the loop
  private @Nullable Flow ackFlow;

  InviteExchange(UserAgent agent, Dialog dialog) {
    this.agent = agent;
    this.dialog = dialog;
  }

  @Override
  boolean begin() {
    if (dialog.server().inviteUnderWay()) return false;
    dialog.server().inviting(true);
    return true;
  }

  @Override
  public void onResponse(Response response) {
    if (ack != null && ackFlow != null) {
      agent.sendAckAgain(ack, ackFlow);
      return;
    }
    if (!response.provisional()) dialog.server().inviting(false);
    if (response.success()) dialog.state().refresh(response);
    super.onResponse(response);
  }

  @Override
  public void onTimeout() {
    dialog.server().inviting(false);
    super.onTimeout();
  }

  @Override
  public void onUnsent(String reason) {
    dialog.server().inviting(false);
    super.onUnsent(reason);
  }

  /// On the thread that waits, which may have to ask a name server for the way.
  void acknowledge(Response ok, UnaryOperator<Request> dress) {
    var way = agent.wayTo(dialog.state(), dialog.flow());
    var plain = dialog.state().ack(ok.cSeq().number());
    var request = dressed(plain, dress);
    agent
        .loop()
        .execute(() -> {
          ackFlow = way;
          ack = agent.sendAck(request, way);
        });
  }

  // An ACK must go even when the application fails to complete it.
  private Request dressed(Request plain, UnaryOperator<Request> dress) {
    try {
      return dress.apply(plain);
    } catch (RuntimeException fault) {
      agent.trace().handlerFailed(plain, fault);
      return plain;
    }
  }
}
