package org.umbel.sip;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.umbel.sip.failure.NoPrackReceived;
import org.umbel.sip.loop.Parcel;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Rings so that the caller must acknowledge it, RFC 3262 §3: one response after the other, each
/// waiting for its PRACK on the thread of the application.
final class ReliableRinging {

  private final UserAgent agent;
  private final Request invite;
  private final ReentrantLock ringing = new ReentrantLock(); // one PRACK is awaited at a time
  private boolean offered; // guarded by ringing: our offer has gone out
  private boolean unacknowledged; // guarded by ringing

  ReliableRinging(UserAgent agent, Request invite) {
    this.agent = agent;
    this.invite = invite;
  }

  /// Whether a provisional response must be acknowledged: when the caller insists on it, or when it
  /// has a body and both sides can.
  boolean wants(Response provisional) {
    return switch (agent.dialogSettings().reliability()) {
      case OFF -> false;
      case SUPPORTED ->
          invite.requires(RSeq.OPTION)
              || (provisional.bodyLength() > 0 && invite.supports(RSeq.OPTION));
      case REQUIRED -> true;
    };
  }

  /// Sends a provisional response when the one before is acknowledged, and waits for its PRACK.
  ///
  /// @param provisional asked for when its turn has come; what it throws ends the matter
  ReliableProgress.End ring(EarlyDialog early, Supplier<Response> provisional) {
    ringing.lock();
    try {
      var response = provisional.get();
      boolean offer = response.bodyLength() > 0 && invite.bodyLength() == 0 && !offered;
      offered |= offer;
      var parcel = new Parcel<ReliableProgress.End>();
      agent.loop().execute(() -> early.ring(response, offer, parcel));
      var end = parcel.take("the PRACK of call " + invite.callId());
      unacknowledged |= end instanceof ReliableProgress.Unacknowledged;
      return end;
    } finally {
      ringing.unlock();
    }
  }

  /// Waits until nothing is unacknowledged, as a final response must, RFC 3262 §3.
  ///
  /// @throws NoPrackReceived when the caller has left something unacknowledged
  void await() {
    ringing.lock();
    try {
      if (unacknowledged) throw new NoPrackReceived(invite.callId());
    } finally {
      ringing.unlock();
    }
  }
}
