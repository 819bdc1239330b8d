package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.failure.WaitInterrupted;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.Reason;

/// A call this side makes. Any thread may use it.
public final class OutgoingInvite {

  private final Parcel<InviteOutcome> outcome = new Parcel<>();
  private final UserAgent agent;
  private final Caller caller;

  OutgoingInvite(UserAgent agent, OutgoingRequest request, InviteHandler handler) {
    this.agent = agent;
    this.caller = new Caller(agent, request, handler, outcome);
  }

  void start() {
    Thread.ofVirtual().name("sip-call").start(caller);
  }

  /// Waits for what becomes of the call, for at most that long; a call not answered by then is
  /// cancelled.
  ///
  /// @throws WaitInterrupted when the thread is interrupted; the call goes on then
  public InviteOutcome await(Duration longest) {
    var alarm =
        new Alarm(
            agent.loop(), longest, () -> giveUp(new InviteOutcome.TimedOut(), Optional.empty()));
    try {
      return outcome.take("an answer");
    } finally {
      alarm.cancel();
    }
  }

  /// Takes the call back; nothing happens when it has its outcome already. An answer that crosses
  /// the CANCEL is acknowledged and ended with BYE.
  public void cancel() {
    giveUp(new InviteOutcome.Cancelled(), Optional.empty());
  }

  /// The same, with words for the peer, such as that somebody else has taken the call, which is
  /// then no missed one.
  public void cancel(Reason why) {
    giveUp(new InviteOutcome.Cancelled(), Optional.of(why));
  }

  private void giveUp(InviteOutcome end, Optional<Reason> why) {
    if (outcome.put(end)) caller.cancel(why);
  }
}
