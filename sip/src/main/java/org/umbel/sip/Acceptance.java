package org.umbel.sip;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.InviteServerTransaction;

/// A 2xx to an INVITE that is repeated until its ACK comes or 64*T1 have gone, whatever the
/// transport, RFC 3261 §13.3.1.4. Belongs to the loop.
final class Acceptance {

  private final UserAgent agent;
  private final InviteServerTransaction transaction;
  private final long inviteSequence;
  private final Consumer<Request> acknowledged;
  private final Runnable unacknowledged;
  private @Nullable Timer repeat;
  private @Nullable Timer patience;

  Acceptance(
      UserAgent agent,
      InviteServerTransaction transaction,
      long inviteSequence,
      Consumer<Request> acknowledged,
      Runnable unacknowledged) {
    this.agent = agent;
    this.transaction = transaction;
    this.inviteSequence = inviteSequence;
    this.acknowledged = acknowledged;
    this.unacknowledged = unacknowledged;
  }

  void start(Response ok) {
    var timers = agent.timers();
    repeatAfter(timers.t1());
    patience =
        agent
            .loop()
            .after(
                timers.patience(),
                () -> {
                  stop();
                  agent.trace().noAck(ok, transaction.flow().peer());
                  unacknowledged.run();
                });
    transaction.respond(ok);
  }

  /// @return false when the ACK is for another INVITE
  boolean acknowledge(Request ack) {
    if (ack.cSeq().number() != inviteSequence) return false;
    stop();
    acknowledged.accept(ack);
    return true;
  }

  void stop() {
    if (repeat != null) repeat.cancel();
    if (patience != null) patience.cancel();
    transaction.acknowledged();
  }

  private void repeatAfter(Duration pause) {
    repeat =
        agent
            .loop()
            .after(
                pause,
                () -> {
                  transaction.repeatAccepted();
                  repeatAfter(agent.timers().next(pause));
                });
  }
}
