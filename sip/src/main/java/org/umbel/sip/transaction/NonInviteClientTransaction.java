package org.umbel.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// Sends any request but INVITE and ACK, RFC 3261 §17.1.2.
///
/// ```
///   TRYING (E, F) ── 1xx ──▶ PROCEEDING (E = T2, F) ── 200-699 ──▶ COMPLETED (K)
///      └──────────────────── 200-699 ──────────────────────────────────▲
/// ```
public final class NonInviteClientTransaction extends ClientTransaction {

  private enum State {
    TRYING,
    PROCEEDING,
    COMPLETED,
    TERMINATED
  }

  private State state = State.TRYING;
  private @Nullable Timer e;
  private @Nullable Timer f;

  NonInviteClientTransaction(
      Transactions transactions, ClientKey key, Request request, Flow flow, ClientUser user) {
    super(transactions, key, request, flow, user);
  }

  @Override
  public void quiet() {
    if (e != null) e.cancel();
  }

  @Override
  void start() {
    f = after(timers().patience(), this::expire);
    if (!reliable()) e = after(timers().t1(), () -> repeat(timers().t1()));
    send();
  }

  @Override
  void receive(Response response) {
    if (state == State.COMPLETED || state == State.TERMINATED) return;
    var told = user;
    if (response.status() < 200) {
      state = State.PROCEEDING;
    } else {
      stopTimers();
      complete();
    }
    told.onResponse(response);
  }

  @Override
  void unsent() {
    stopTimers();
    state = State.TERMINATED;
  }

  private void repeat(Duration pause) {
    if (state == State.TRYING && !mayRepeat()) {
      expire();
      return;
    }
    sendAgain();
    var next = state == State.PROCEEDING ? timers().t2() : timers().next(pause);
    e = after(next, () -> repeat(next));
  }

  private void complete() {
    state = State.COMPLETED;
    if (reliable()) {
      terminate();
    } else {
      rest();
      after(timers().t4(), this::terminate); // K
    }
  }

  private void expire() {
    stopTimers();
    state = State.TERMINATED;
    timeOut();
  }

  private void stopTimers() {
    if (e != null) e.cancel();
    if (f != null) f.cancel();
  }
}
