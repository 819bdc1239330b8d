package org.umbel.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// Sends an INVITE, RFC 3261 §17.1.1 as corrected by RFC 6026 §7.2.
///
/// ```
///   CALLING (A, B) ── 1xx ──▶ PROCEEDING
///      │                          │
///      ├── 2xx ───────────────────┼──▶ ACCEPTED (M)   every 2xx to the user
///      └── 300-699: ACK ──────────┴──▶ COMPLETED (D)  every repetition: ACK
/// ```
public final class InviteClientTransaction extends ClientTransaction {

  private enum State {
    CALLING,
    PROCEEDING,
    ACCEPTED,
    COMPLETED,
    TERMINATED
  }

  private State state = State.CALLING;
  private @Nullable Timer a;
  private @Nullable Timer b;
  private byte @Nullable [] ack;

  InviteClientTransaction(
      Transactions transactions, ClientKey key, Request request, Flow flow, ClientUser user) {
    super(transactions, key, request, flow, user);
  }

  /// Whether a provisional response has come and no final one, so that CANCEL makes sense, RFC 3261
  /// §9.1.
  public boolean proceeding() {
    return state == State.PROCEEDING;
  }

  /// A CANCEL has gone out; a peer that answers neither it nor the INVITE has 64*T1, RFC 3261 §9.1.
  void cancelled() {
    b = after(timers().patience(), this::expire);
  }

  @Override
  public void quiet() {
    if (a != null) a.cancel();
  }

  @Override
  void start() {
    b = after(timers().patience(), this::expire);
    if (!reliable()) a = after(timers().t1(), () -> repeat(timers().t1()));
    send();
  }

  @Override
  void receive(Response response) {
    switch (state) {
      case CALLING, PROCEEDING -> answered(response);
      case ACCEPTED -> {
        if (response.status() / 100 == 2) user.onResponse(response);
      }
      case COMPLETED -> acknowledgeAgain(response);
      case TERMINATED -> {}
    }
  }

  @Override
  void unsent() {
    stopTimers();
    state = State.TERMINATED;
  }

  private void repeat(Duration pause) {
    if (!mayRepeat()) {
      expire();
      return;
    }
    sendAgain();
    var next = pause.multipliedBy(2);
    a = after(next, () -> repeat(next));
  }

  private void expire() {
    stopTimers();
    state = State.TERMINATED;
    timeOut();
  }

  private void answered(Response response) {
    stopTimers();
    if (response.status() < 200) state = State.PROCEEDING;
    else if (response.status() < 300) accepted();
    else refused(response);
    user.onResponse(response);
  }

  private void accepted() {
    state = State.ACCEPTED;
    after(timers().patience(), this::end); // M
  }

  private void refused(Response response) {
    state = State.COMPLETED;
    var request = Derived.ack(request(), response);
    ack = request.write();
    transactions.trace().sent(request, flow().peer());
    flow().send(ack, Flow.Failure.IGNORED);
    if (reliable()) end();
    else after(timers().patience(), this::end); // D
  }

  private void acknowledgeAgain(Response response) {
    if (ack == null || response.status() < 300) return;
    transactions.trace().retransmitted("ACK", request().callId(), flow().peer());
    flow().send(ack, Flow.Failure.IGNORED);
  }

  private void stopTimers() {
    if (a != null) a.cancel();
    if (b != null) b.cancel();
  }

  private void end() {
    state = State.TERMINATED;
    terminate();
  }
}
