package org.umbel.telephony.ring;

import org.umbel.sip.DialogEnd;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// One phone that is called for somebody: lets the caller hear that it rings, and is one side of
/// the joined calls once it has answered.
final class Phone implements InviteHandler {
  private final IncomingInvite caller;
  private final Joining joining;
  private final BridgeLeg leg = new BridgeLeg();

  Phone(IncomingInvite caller, Joining joining) {
    this.caller = caller;
    this.joining = joining;
  }

  BridgeLeg leg() {
    return leg;
  }

  @Override
  public void onProgress(Response provisional) {
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
    leg.onEnded(end);
  }
}
