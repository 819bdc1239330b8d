package org.umbel.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;

/// A call that comes in and waits to be answered. Any thread may use it.
///
/// The caller may take it back at any time before the final response; the endpoint then answers 487
/// by itself, and whatever is called afterwards throws [InviteCancelled].
public final class IncomingInvite {

  private enum State {
    OPEN,
    ANSWERED,
    CANCELLED
  }

  private final UserAgent agent;
  private final InviteServerTransaction transaction;
  private final Request request;
  private final Flow flow;
  private final String localTag;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final Signal cancelled = new Signal();

  IncomingInvite(UserAgent agent, InviteServerTransaction transaction, String localTag) {
    this.agent = agent;
    this.transaction = transaction;
    this.request = transaction.request();
    this.flow = transaction.flow();
    this.localTag = localTag;
    transaction.whenCancelled(this::cancel);
  }

  public Request request() {
    return request;
  }

  /// Where it really came from.
  public Peer source() {
    return flow.peer();
  }

  /// Sends a provisional response without a body, 180 or another of 101 to 199.
  ///
  /// @throws InviteCancelled when the caller has given up
  public void ring(int status) {
    ring(request.reply(status));
  }

  /// Sends a provisional response, such as a 183 with a session description.
  ///
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  public void ring(Response provisional) {
    switch (state.get()) {
      case CANCELLED -> throw new InviteCancelled(request.callId());
      case ANSWERED -> throw new AlreadyAnswered(provisional.status() + " to INVITE");
      case OPEN -> respond(agent.manners().withContact(provisional, flow));
    }
  }

  /// Answers the call and waits for the ACK; the 2xx is repeated until then, RFC 3261 §13.3.1.4.
  ///
  /// @param ok a 2xx with the session description
  /// @param handler not called before this returns, and not at all when it throws
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  /// @throws NoAckReceived after 64*T1; the caller was sent a BYE
  /// @throws DialogOver when the caller's BYE has overtaken its ACK
  public Accepted accept(Response ok, DialogHandler handler) {
    claim("2xx to INVITE");
    var dialog =
        new Dialog(agent, DialogState.ofServer(request, localTag), flow, handler, Optional.empty());
    var complete = agent.manners().finished(agent.manners().withContact(ok, flow), localTag);
    return new Accepted(dialog, dialog.establish(transaction, complete, request.cSeq().number()));
  }

  /// Refuses the call with a status of 300 to 699.
  ///
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  public void reject(int status) {
    reject(request.reply(status));
  }

  /// Refuses the call with headers of one's own, such as Contact of a 302 or Retry-After.
  ///
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  public void reject(Response refusal) {
    if (refusal.status() < 300)
      throw new IllegalArgumentException("Not a refusal: " + refusal.status());
    claim(refusal.status() + " to INVITE");
    respond(refusal);
  }

  /// Whether the caller has given up.
  public boolean cancelled() {
    return state.get() == State.CANCELLED;
  }

  /// Does something when the caller gives up, on a virtual thread of its own; at once when that has
  /// happened. Several may be given.
  public void onCancelled(Runnable task) {
    cancelled.then(task);
  }

  /// Last words when the handler has left it unanswered.
  ///
  /// @return whether it was so
  boolean failUnlessAnswered() {
    if (!state.compareAndSet(State.OPEN, State.ANSWERED)) return false;
    agent.admission().end();
    respond(request.reply(Status.SERVER_INTERNAL_ERROR));
    return true;
  }

  private void claim(String what) {
    if (state.compareAndSet(State.OPEN, State.ANSWERED)) {
      agent.admission().end();
      return;
    }
    if (cancelled()) throw new InviteCancelled(request.callId());
    throw new AlreadyAnswered(what);
  }

  private void respond(Response response) {
    agent.respond(transaction, agent.manners().finished(response, localTag));
  }

  private void cancel() {
    if (!state.compareAndSet(State.OPEN, State.CANCELLED)) return;
    agent.admission().end();
    respond(request.reply(Status.REQUEST_TERMINATED));
    cancelled.happen();
  }

  /// A call that was answered and acknowledged.
  ///
  /// @param ack its body is the answer when the 2xx made the offer
  public record Accepted(Dialog dialog, Request ack) {}
}
