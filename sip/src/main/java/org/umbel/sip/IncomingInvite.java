package org.umbel.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.failure.AlreadyAnswered;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.failure.NoAckReceived;
import org.umbel.sip.failure.NoPrackReceived;
import org.umbel.sip.loop.Signal;
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
  private final Optional<Dialog> replaced;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final Signal cancelled = new Signal();
  private final ReliableRinging ringing;
  private @Nullable EarlyDialog early; // guarded by this

  IncomingInvite(
      UserAgent agent,
      InviteServerTransaction transaction,
      String localTag,
      Optional<Dialog> replaced) {
    this.replaced = replaced;
    this.agent = agent;
    this.transaction = transaction;
    this.request = transaction.request();
    this.flow = transaction.flow();
    this.localTag = localTag;
    this.ringing = new ReliableRinging(agent, request);
    transaction.whenCancelled(this::cancel);
  }

  public Request request() {
    return request;
  }

  /// Where it really came from.
  public Peer source() {
    return flow.peer();
  }

  /// The dialog of ours that this call takes the place of, RFC 3891: confirmed, or an early one of
  /// a call we make. Who accepts the call ends that one. Only where the endpoint supports
  /// `replaces`; an INVITE that names no such dialog never gets here.
  public Optional<Dialog> replaced() {
    return replaced;
  }

  /// The early dialog, which the first provisional response makes known to the caller. Requests of
  /// the caller in it (UPDATE, PRACK with an offer …) come to this handler from now on.
  public Dialog early(DialogHandler handler) {
    var dialog = early().dialog();
    dialog.server().serve(handler);
    return dialog;
  }

  /// Sends a provisional response without a body, 180 or another of 101 to 199.
  ///
  /// @throws InviteCancelled when the caller has given up
  public void ring(int status) {
    ring(request.reply(status));
  }

  /// Sends a provisional response, such as a 183 with a session description: reliably when the
  /// caller insists on it, or when it has a body and both sides can (RFC 3262); then it is repeated
  /// until the PRACK comes, which this waits for.
  ///
  /// @return the PRACK, whose body is the answer when this made the offer; empty when the response
  ///   was not reliable
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  /// @throws NoPrackReceived after 64*T1; the call was refused with 504
  public Optional<Request> ring(Response provisional) {
    requireOpen(provisional);
    var known = early();
    if (ringing.wants(provisional))
      return Optional.of(
          acknowledged(provisional, ringing.ring(known, () -> stillOpen(provisional))));
    var complete = complete(provisional);
    agent
        .loop()
        .execute(() -> {
          known.begin();
          transaction.respond(complete);
        });
    return Optional.empty();
  }

  private Response stillOpen(Response provisional) {
    requireOpen(provisional);
    return complete(provisional);
  }

  private Request acknowledged(Response provisional, ReliableProgress.End end) {
    return switch (end) {
      case ReliableProgress.Acknowledged(var prack) -> prack;
      case ReliableProgress.Over _ -> {
        requireOpen(provisional);
        throw new AlreadyAnswered(provisional.status() + " to INVITE");
      }
      case ReliableProgress.Unacknowledged _ -> {
        if (state.compareAndSet(State.OPEN, State.ANSWERED)) agent.admission().end();
        refuse(request.reply(Status.SERVER_TIMEOUT));
        throw new NoPrackReceived(request.callId());
      }
    };
  }

  private void requireOpen(Response provisional) {
    switch (state.get()) {
      case CANCELLED -> throw new InviteCancelled(request.callId());
      case ANSWERED -> throw new AlreadyAnswered(provisional.status() + " to INVITE");
      case OPEN -> {}
    }
  }

  /// Answers the call and waits for the ACK; the 2xx is repeated until then, RFC 3261 §13.3.1.4.
  /// Waits for the PRACK of a provisional response before.
  ///
  /// @param ok a 2xx with the session description
  /// @param handler not called before this returns, unless it was given to [#early], and not at all
  ///   when it throws
  /// @throws InviteCancelled when the caller has given up
  /// @throws AlreadyAnswered after a final response
  /// @throws NoPrackReceived when a provisional response was not acknowledged
  /// @throws NoAckReceived after 64*T1; the caller was sent a BYE
  /// @throws DialogOver when the caller's BYE has overtaken its ACK
  public Accepted accept(Response ok, DialogHandler handler) {
    claim("2xx to INVITE");
    ringing.await();
    var dialog = early(handler);
    return new Accepted(
        dialog, dialog.server().session().establish(transaction, request, complete(ok)));
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
    refuse(refusal);
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
    refuse(request.reply(Status.SERVER_INTERNAL_ERROR));
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

  private Response complete(Response response) {
    return agent.manners().finished(agent.manners().withContact(response, flow), localTag);
  }

  /// From any thread, the loop too.
  private void refuse(Response refusal) {
    var complete = agent.manners().finished(refusal, localTag);
    agent
        .loop()
        .execute(() -> {
          end();
          transaction.respond(complete);
        });
  }

  private synchronized EarlyDialog early() {
    if (early == null) early = new EarlyDialog(agent, transaction, localTag, this::cancel);
    return early;
  }

  private synchronized void end() {
    if (early != null) early.end();
  }

  /// On the loop.
  private void cancel() {
    if (!state.compareAndSet(State.OPEN, State.CANCELLED)) return;
    agent.admission().end();
    refuse(request.reply(Status.REQUEST_TERMINATED));
    cancelled.happen();
  }

  /// A call that was answered and acknowledged.
  ///
  /// @param ack its body is the answer when the 2xx made the offer
  public record Accepted(Dialog dialog, Request ack) {}
}
