package org.umbel.sip.transaction;

import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// Answers any request but INVITE, RFC 3261 §17.2.2.
///
/// ```
///   TRYING ── 1xx ──▶ PROCEEDING ── 200-699 ──▶ COMPLETED ── J ──▶ TERMINATED
///      └───────────────── 200-699 ──────────────────▲
/// ```
public final class NonInviteServerTransaction extends ServerTransaction {

  private enum State {
    TRYING,
    PROCEEDING,
    COMPLETED
  }

  private State state = State.TRYING;

  NonInviteServerTransaction(Transactions transactions, ServerKey key, Request request, Flow flow) {
    super(transactions, key, request, flow);
  }

  @Override
  public void respond(Response response) {
    if (state == State.COMPLETED) return;
    send(response);
    if (response.status() < 200) {
      state = State.PROCEEDING;
      return;
    }
    state = State.COMPLETED;
    dropRequest();
    if (reliable()) terminate();
    else after(timers().patience(), this::terminate); // J
  }

  @Override
  void repeated() {
    if (state != State.TRYING) sendAgain();
  }
}
