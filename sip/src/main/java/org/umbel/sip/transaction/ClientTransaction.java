package org.umbel.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// A request sent and the responses to it, RFC 3261 §17.1. Belongs to the loop.
public abstract sealed class ClientTransaction
    permits InviteClientTransaction, NonInviteClientTransaction {

  private static final byte[] NOTHING = {};
  private static final ClientUser NOBODY =
      new ClientUser() {
        @Override
        public void onResponse(Response response) {}

        @Override
        public void onTimeout() {}

        @Override
        public void onUnsent(String reason) {}
      };

  final Transactions transactions;
  ClientUser user;
  private final ClientKey key;
  private @Nullable Request request;
  private byte[] bytes;
  private final Flow flow;
  private int repeats;

  ClientTransaction(
      Transactions transactions, ClientKey key, Request request, Flow flow, ClientUser user) {
    this.transactions = transactions;
    this.key = key;
    this.request = request;
    this.bytes = request.write();
    this.flow = flow;
    this.user = user;
  }

  /// The request as it was sent, with its Via; gone once it has its final response, but for an
  /// INVITE.
  ///
  /// @throws IllegalStateException when it has
  public final Request request() {
    if (request == null) throw new IllegalStateException("Has its final response already");
    return request;
  }

  /// The way the request went.
  public final Flow flow() {
    return flow;
  }

  /// Does not repeat the request any more, and goes on to wait.
  public abstract void quiet();

  abstract void start();

  abstract void receive(Response response);

  /// The request could not leave.
  abstract void unsent();

  final void send() {
    transactions.trace().sent(request(), flow.peer());
    flow.send(bytes, this::failed);
  }

  /// Whether the request has not been repeated as often as it may be.
  final boolean mayRepeat() {
    return repeats < timers().repeats();
  }

  final void sendAgain() {
    repeats++;
    transactions.trace().retransmitted(key.method(), request().callId(), flow.peer());
    flow.send(bytes, this::failed);
  }

  final boolean reliable() {
    return flow.peer().protocol().reliable();
  }

  final Timer after(Duration delay, Runnable task) {
    return transactions.loop().after(delay, task);
  }

  final Timers timers() {
    return transactions.timers();
  }

  /// Nothing more will be sent or told; only repetitions are to be recognised for a while.
  /// Thousands rest at once, so what they had to send and who has waited is let go.
  final void rest() {
    request = null;
    bytes = NOTHING;
    user = NOBODY;
  }

  final void timeOut() {
    transactions.trace().timedOut(request(), flow.peer());
    terminate();
    user.onTimeout();
  }

  final void terminate() {
    transactions.remove(this);
  }

  final ClientKey key() {
    return key;
  }

  private void failed(String reason) {
    if (!transactions.holds(this)) return;
    transactions.trace().transportFailed(flow.peer(), reason);
    abandon(reason);
  }

  final void abandon(String reason) {
    unsent();
    terminate();
    user.onUnsent(reason);
  }
}
