package org.umbel.sip.transaction;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.transport.Flow;

/// Answers an INVITE, RFC 3261 §17.2.1 as corrected by RFC 6026 §7.1.
///
/// ```
///             INVITE, 100 after 200 ms
///                     │
///                     ▼    INVITE: 1xx again
///   2xx ┌─────── PROCEEDING ──────┐ 300-699
///       ▼                         ▼
///   ACCEPTED (L)             COMPLETED (G, H) ── H: no ACK ──┐
///       │ L                       │ ACK                      │
///       │                         ▼                          │
///       │                    CONFIRMED (I)                   │
///       ▼                         ▼ I                        ▼
///     ─────────────────── TERMINATED ───────────────────────────
/// ```
public final class InviteServerTransaction extends ServerTransaction {

  private static final Duration TRYING_AFTER = Duration.ofMillis(200);

  private enum State {
    PROCEEDING,
    ACCEPTED,
    COMPLETED,
    CONFIRMED,
    TERMINATED
  }

  private State state = State.PROCEEDING;
  private @Nullable Timer trying;
  private @Nullable Timer g;
  private @Nullable Timer h;
  private @Nullable Response refusal; // until its ACK
  private @Nullable Runnable cancelled;

  InviteServerTransaction(Transactions transactions, ServerKey key, Request request, Flow flow) {
    super(transactions, key, request, flow);
    trying = after(TRYING_AFTER, () -> respond(request.reply(Status.TRYING)));
  }

  /// What to do when a CANCEL comes before the final response; it must give the 487.
  public void whenCancelled(Runnable task) {
    cancelled = task;
  }

  @Override
  public void respond(Response response) {
    if (state != State.PROCEEDING) {
      if (state == State.ACCEPTED && response.status() / 100 == 2) send(response);
      return;
    }
    stopTrying();
    send(response);
    if (response.status() < 200) return;
    cancelled = null;
    dropRequest();
    if (response.status() < 300) accept();
    else complete(response);
  }

  /// Sends a provisional response once more, RFC 3262 §3.
  public void repeatProgress(Response provisional) {
    if (state == State.PROCEEDING) sendAgain(provisional);
  }

  /// Sends the 2xx given last once more, RFC 3261 §13.3.1.4.
  public void repeatAccepted() {
    if (state == State.ACCEPTED) sendAgain();
  }

  /// The 2xx was acknowledged; it will not be repeated.
  public void acknowledged() {
    dropResponse();
  }

  @Override
  void repeated() {
    if (state == State.PROCEEDING || state == State.COMPLETED) sendAgain();
  }

  /// An ACK with the INVITE's branch.
  ///
  /// @return whether it was for a refusal; an ACK for a 2xx is the dialog's business
  boolean acknowledge() {
    if (state == State.ACCEPTED) return false;
    if (state == State.COMPLETED) confirm();
    return true;
  }

  void cancel() {
    if (state == State.PROCEEDING && cancelled != null) cancelled.run();
  }

  private void stopTrying() {
    if (trying != null) trying.cancel();
    trying = null;
  }

  private void accept() {
    state = State.ACCEPTED;
    after(timers().patience(), this::end); // L
  }

  private void complete(Response response) {
    state = State.COMPLETED;
    refusal = response;
    h = after(timers().patience(), this::unacknowledged);
    if (!reliable()) g = after(timers().t1(), () -> repeatRefusal(timers().t1()));
  }

  private void repeatRefusal(Duration pause) {
    sendAgain();
    var next = timers().next(pause);
    g = after(next, () -> repeatRefusal(next));
  }

  private void confirm() {
    state = State.CONFIRMED;
    stopRepeating();
    if (reliable()) end();
    else after(timers().t4(), this::end); // I
  }

  private void unacknowledged() {
    if (refusal != null) transactions.trace().noAck(refusal, flow().peer());
    stopRepeating();
    end();
  }

  private void stopRepeating() {
    if (g != null) g.cancel();
    if (h != null) h.cancel();
    refusal = null;
    dropResponse();
  }

  private void end() {
    state = State.TERMINATED;
    terminate();
  }
}
