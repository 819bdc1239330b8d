package org.umbel.telephony.ring;

import org.umbel.sip.DialogEnd;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.LineCalls;

/// One phone that is called for somebody: lets the caller hear that it rings, and is one side of
/// the joined calls once it has answered.
final class Phone implements InviteHandler {
  private final IncomingInvite caller;
  private final Joining joining;
  private final LineCalls.Entry entry;
  private final BridgeLeg leg = new BridgeLeg();
  private volatile boolean heard;

  /// @param entry of the call to the phone, closed when that is over
  Phone(IncomingInvite caller, Joining joining, LineCalls.Entry entry) {
    this.caller = caller;
    this.joining = joining;
    this.entry = entry;
  }

  /// Says how the call to the phone can be ended by force.
  void endsBy(Runnable means) {
    entry.endsBy(means);
  }

  /// The call to the phone has come to something; unless it was answered it is over.
  void settled(InviteOutcome outcome) {
    if (outcome instanceof InviteOutcome.Answered(var dialog, _)) {
      entry.endsBy(dialog::bye);
    } else {
      entry.close();
    }
  }

  /// Whether it has said anything.
  boolean heard() {
    return heard;
  }

  BridgeLeg leg() {
    return leg;
  }

  @Override
  public void onProgress(Response provisional) {
    heard = true;
    try {
      var earlyMedia =
          provisional.status() == Status.SESSION_PROGRESS && provisional.bodyLength() > 0;
      if (earlyMedia && joining.alone()) {
        caller.ring(
            caller
                .request()
                .reply(Status.SESSION_PROGRESS)
                .withBody(MediaType.SDP, provisional.body()));
      } else if (provisional.status() == Status.RINGING) {
        caller.ring(Status.RINGING);
      }
    } catch (SipException over) {
      // the caller has gone or is answered; the phone will be told
    }
  }

  /// A caller who offered nothing answers the phone's offer, so it must be joined before the phone
  /// gets its ACK (RFC 3261 §13.2.2.4).
  @Override
  public Request onAnswer(Response ok, Request ack) {
    if (caller.request().bodyLength() > 0 || !joining.claim(this)) {
      return ack;
    }
    return joining
        .join(ok)
        .map(accepted -> ack.withBody(MediaType.SDP, accepted.ack().body()))
        .orElse(ack);
  }

  @Override
  public Response onReinvite(Request reinvite) {
    return leg.onReinvite(reinvite);
  }

  @Override
  public void onAck(Request ack) {
    leg.onAck(ack);
  }

  @Override
  public Response onRequest(Request request) {
    return leg.onRequest(request);
  }

  @Override
  public void onEnded(DialogEnd end) {
    entry.close();
    leg.onEnded(end);
  }
}
