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
import org.umbel.telephony.station.Commands;

/// One phone that is called for somebody: lets the party hear that it rings, and is one side of the
/// joined calls once it has answered.
final class Phone implements InviteHandler {
  private final Joining joining;
  private final LineCalls.Entry entry;
  private final Leg leg;
  private final boolean talks;
  private volatile Optional<byte[]> offered = Optional.empty();
  private volatile Optional<Dialog> early = Optional.empty();
  private volatile boolean heard;

  /// @param entry of the call to the phone, closed when that is over
  /// @param talks whether it is known that it can be told to answer
  Phone(Joining joining, LineCalls.Entry entry, Leg leg, boolean talks) {
    this.talks = talks;
    this.joining = joining;
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
      leg.forget();
    }
  }

  Leg leg() {
    return leg;
  }

  /// It is called with this offer.
  void offers(byte[] description) {
    offered = Optional.of(description);
  }

  /// With which offer it was called; empty when it makes the offer.
  Optional<byte[]> offered() {
    return offered;
  }

  /// Whether it has said anything.
  boolean heard() {
    return heard;
  }

  /// The only phone and the party may change the session before it is answered (RFC 3311).
  @Override
  public void onEarlyDialog(Dialog made) {
    early = Optional.of(made);
    joining.rings(made.id());
    if (joining.alone() && leg.dialog().isEmpty()) {
      leg.reach(made);
      Leg.join(leg, joining.party().side());
    }
  }

  /// Whether the phone is called without an offer, because its line wants that or the party has
  /// none.
  boolean makesTheOffer() {
    return leg.session().delayedInvite() || joining.party().offer().isEmpty();
  }

  @Override
  public void onProgress(Response provisional) {
    heard = true;
    if (provisional.status() == Status.RINGING) {
      joining.party().rings(early.filter(_ -> talks || Commands.talk(provisional)));
    }
    if (soundsAlone(provisional)) {
      if (RSeq.of(provisional).isEmpty()) {
        joining.party().sounds(provisional);
      }
    } else if (provisional.status() == Status.RINGING) {
      joining.rings();
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
    return joining
        .party()
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
    Optional<byte[]> answer = joining.join(leg.said(), false);
    if (ok.bodyLength() == 0) {
      return ack;
    }
    return answer.map(body -> ack.withBody(MediaType.SDP, leg.shown(body))).orElse(ack);
  }

  @Override
  public Response onReinvite(Request reinvite) {
    return leg.relay().onReinvite(reinvite);
  }

  @Override
  public Response onUpdate(Request update) {
    return leg.relay().onUpdate(update);
  }

  @Override
  public void onAck(Request ack) {
    leg.relay().onAck(ack);
  }

  @Override
  public Response onRequest(Request request) {
    return leg.relay().onRequest(request);
  }

  @Override
  public void onRefer(IncomingRefer refer) {
    leg.relay().onRefer(refer);
  }

  @Override
  public void onEnded(DialogEnd end) {
    entry.close();
    leg.relay().onEnded(end);
  }
}
