package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.CSeq;
import org.umbel.sip.message.RAck;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transaction.InviteServerTransaction;
import org.umbel.sip.transaction.Tokens;

/// The provisional response to an INVITE that waits for its PRACK, RFC 3262 §3: repeated after T1,
/// then after twice the pause before, until 64*T1 have gone. Belongs to the loop.
final class ReliableProgress {

  private static final int HIGHEST_FIRST = Integer.MAX_VALUE;

  /// How the wait for a PRACK ended.
  sealed interface End {}

  record Acknowledged(Request prack) implements End {}

  record Unacknowledged() implements End {}

  /// The INVITE has its final response.
  record Over() implements End {}

  private final UserAgent agent;
  private final InviteServerTransaction transaction;
  private final CSeq invite;
  private long last = Tokens.below(HIGHEST_FIRST);
  private boolean offers;
  private @Nullable Parcel<End> waiting;
  private @Nullable Timer repeat;
  private @Nullable Timer patience;

  ReliableProgress(UserAgent agent, InviteServerTransaction transaction, CSeq invite) {
    this.agent = agent;
    this.transaction = transaction;
    this.invite = invite;
  }

  /// Sends the response with its number, and brings how it ended.
  ///
  /// @param offer whether its body is an offer, so that the PRACK's is the answer
  void send(Response provisional, boolean offer, Parcel<End> end) {
    last++;
    offers = offer;
    waiting = end;
    var numbered = provisional.withLast("Require", RSeq.OPTION).with("RSeq", Long.toString(last));
    repeatAfter(agent.timers().t1(), numbered);
    patience = agent.loop().after(agent.timers().patience(), () -> end(new Unacknowledged()));
    transaction.respond(numbered);
  }

  /// Takes a PRACK and stops repeating what it acknowledges.
  ///
  /// @return who waits for it; empty when it is for nothing that waits
  Optional<Parcel<End>> take(RAck rAck) {
    var parcel = waiting;
    if (parcel == null || rAck.rSeq().number() != last || !rAck.cSeq().equals(invite))
      return Optional.empty();
    stop();
    return Optional.of(parcel);
  }

  /// Whether the response that waits, or did last, carries an offer.
  boolean offers() {
    return offers;
  }

  /// The INVITE has its final response.
  void over() {
    end(new Over());
  }

  private void end(End end) {
    var parcel = waiting;
    stop();
    if (parcel != null) parcel.put(end);
  }

  private void stop() {
    waiting = null;
    if (repeat != null) repeat.cancel();
    if (patience != null) patience.cancel();
  }

  private void repeatAfter(Duration pause, Response numbered) {
    repeat =
        agent
            .loop()
            .after(
                pause,
                () -> {
                  transaction.repeatProgress(numbered);
                  repeatAfter(pause.multipliedBy(2), numbered);
                });
  }
}
