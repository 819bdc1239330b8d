package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.LineCalls;

/// One phone that is called for somebody: lets the party hear that it rings, and is one side of the
/// joined calls once it has answered.
final class Phone implements InviteHandler {
  private final Joining joining;
  private final CallingParty party;
  private final LineCalls.Entry entry;
  private final Leg leg;
  private volatile boolean heard;

  /// @param entry of the call to the phone, closed when that is over
  Phone(Joining joining, LineCalls.Entry entry, Leg leg) {
    this.joining = joining;
    this.party = joining.party();
    this.entry = entry;
    this.leg = leg;
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

  Leg leg() {
    return leg;
  }

  /// Whether it has said anything.
  boolean heard() {
    return heard;
  }

  /// The only phone and the party may change the session before it is answered (RFC 3311).
  @Override
  public void onEarlyDialog(Dialog early) {
    if (joining.alone() && leg.dialog().isEmpty()) {
      leg.reach(early);
      Leg.join(party.leg(), leg);
    }
  }

  /// Whether the phone is called without an offer, because its line wants that or the party has
  /// none.
  boolean makesTheOffer() {
    return leg.session().delayedInvite() || party.offer().isEmpty();
  }

  @Override
  public void onProgress(Response provisional) {
    heard = true;
    if (soundsAlone(provisional)) {
      if (RSeq.of(provisional).isEmpty()) {
        party.sounds(provisional);
      }
    } else if (provisional.status() == Status.RINGING) {
      party.rings();
    }
  }

  /// The phone's description is acknowledged with the party's answer to it, or noted as its answer.
  @Override
  public Request onReliable(Response provisional, Request prack) {
    if (provisional.bodyLength() == 0) {
      return prack;
    }
    leg.says(provisional.body());
    if (!soundsAlone(provisional)) {
      return prack;
    }
    return party
        .sounds(provisional)
        .map(answer -> prack.withBody(MediaType.SDP, leg.shown(answer)))
        .orElse(prack);
  }

  private boolean soundsAlone(Response provisional) {
    return joining.alone() && provisional.bodyLength() > 0;
  }

  /// The party answers the phone's offer, so it must be joined before the phone gets its ACK (RFC
  /// 3261 §13.2.2.4); what it has offered itself is its answer then.
  @Override
  public Request onAnswer(Response ok, Request ack) {
    leg.says(ok.body());
    if (!makesTheOffer() || !joining.claim(this)) {
      return ack;
    }
    Optional<byte[]> answer = joining.join(leg.said());
    if (ok.bodyLength() == 0) {
      return ack;
    }
    return answer.map(body -> ack.withBody(MediaType.SDP, leg.shown(body))).orElse(ack);
  }

  @Override
  public Response onReinvite(Request reinvite) {
    return leg.onReinvite(reinvite);
  }

  @Override
  public Response onUpdate(Request update) {
    return leg.onUpdate(update);
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
  public void onRefer(IncomingRefer refer) {
    leg.onRefer(refer);
  }

  @Override
  public void onEnded(DialogEnd end) {
    entry.close();
    leg.onEnded(end);
  }
}
