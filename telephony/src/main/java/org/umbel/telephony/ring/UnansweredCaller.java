package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.line.OutgoingIdentity;

/// Somebody who calls and waits to be answered.
final class UnansweredCaller implements CallingParty {
  private final IncomingInvite invite;
  private final Leg leg;
  private final Optional<byte[]> offer;
  private final OutgoingIdentity identity;

  UnansweredCaller(IncomingInvite invite, OutgoingIdentity identity, Leg leg) {
    this.invite = invite;
    this.leg = leg;
    this.identity = identity;
    this.offer =
        invite.request().bodyLength() > 0 ? Optional.of(invite.request().body()) : Optional.empty();
    offer.ifPresent(leg::says);
    leg.reach(invite.early(leg));
  }

  @Override
  public NameAddr from() {
    return identity.shown();
  }

  @Override
  public Optional<byte[]> offer() {
    return offer;
  }

  @Override
  public Request dress(Request request) {
    return identity.on(request);
  }

  @Override
  public void rings() {
    ring(invite.request().reply(Status.RINGING));
  }

  @Override
  public Optional<byte[]> sounds(Response provisional) {
    var relayed =
        invite
            .request()
            .reply(provisional.status())
            .withBody(MediaType.SDP, leg.shown(provisional.body()));
    var answer = ring(relayed).filter(prack -> prack.bodyLength() > 0).map(Request::body);
    if (offer.isEmpty()) {
      answer.ifPresent(leg::says);
    }
    return offer.isEmpty() ? answer : Optional.empty();
  }

  private Optional<Request> ring(Response provisional) {
    try {
      return invite.ring(provisional);
    } catch (SipException over) {
      return Optional.empty(); // gone or answered; the phone will be told
    }
  }

  @Override
  public boolean answersEarly() {
    return invite.request().supports(RSeq.OPTION) || invite.request().requires(RSeq.OPTION);
  }

  @Override
  public void onGone(Runnable task) {
    invite.onCancelled(task);
  }

  @Override
  public Optional<byte[]> join(byte[] phones) {
    try {
      var ok = invite.request().reply(Status.OK).withBody(MediaType.SDP, leg.shown(phones));
      var ack = invite.accept(ok, leg).ack();
      if (offer.isEmpty()) {
        leg.says(ack.body());
      }
      return Optional.of(leg.said());
    } catch (SipException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Leg leg() {
    return leg;
  }
}
