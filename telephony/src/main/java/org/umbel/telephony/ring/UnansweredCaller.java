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
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.OutgoingIdentity;

/// Somebody who calls and waits to be answered: phones ring for it, a conversation takes it, or it
/// takes the place of another. To be closed when it has come to something.
public final class UnansweredCaller implements CallingParty, Answerable, AutoCloseable {
  private final IncomingInvite invite;
  private final Leg leg;
  private final Optional<byte[]> offer;
  private volatile OutgoingIdentity identity;

  /// @param transfers that the caller may ask for once it talks to somebody
  public UnansweredCaller(IncomingInvite invite, Line line, Transfers transfers) {
    this.invite = invite;
    this.leg = new Leg(transfers, line);
    this.identity = OutgoingIdentity.of(line.believed(invite.request()));
    this.offer =
        invite.request().bodyLength() > 0 ? Optional.of(invite.request().body()) : Optional.empty();
    leg.name(identity.shown());
    leg.cameFrom(invite.source());
    offer.ifPresent(leg::says);
    leg.reach(invite.early(leg.relay()));
  }

  /// How the phones that ring from now on are told who calls.
  public void shownAs(OutgoingIdentity other) {
    identity = other;
  }

  /// Answers the caller; waits for the ACK.
  @Override
  public Connection connect(Counterpart other) {
    if (offer.isPresent()) {
      if (!(other.answer(offer.get()) instanceof Counterpart.Answer.Accepted(var description))) {
        return Connection.REFUSED;
      }
      if (join(description, true).isEmpty()) {
        return Connection.GONE;
      }
    } else {
      var answer = join(other.offer(), false);
      if (answer.isEmpty()) {
        return Connection.GONE;
      }
      if (other.take(answer.get()) instanceof Counterpart.Answer.Refused) {
        leg.hangUp();
        return Connection.REFUSED;
      }
    }
    Leg.join(leg, other);
    return Connection.TALKING;
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
  public void replaced() {
    reject(Status.REQUEST_TERMINATED);
  }

  @Override
  public void reject(int status) {
    try {
      invite.reject(status);
    } catch (SipException over) {
      // there is nobody left to be told
    }
  }

  @Override
  public Optional<byte[]> join(byte[] phones, boolean answer) {
    try {
      var ok = invite.request().reply(Status.OK).withBody(MediaType.SDP, leg.shown(phones));
      var ack = invite.accept(ok, leg.relay()).ack();
      if (offer.isEmpty()) {
        leg.says(ack.body());
      }
      return Optional.of(leg.said());
    } catch (SipException gone) {
      return Optional.empty();
    }
  }

  @Override
  public boolean is(Leg party) {
    return leg.equals(party);
  }

  @Override
  public Leg side() {
    return leg;
  }

  /// Nobody can name the call any more, unless it was answered.
  @Override
  public void close() {
    leg.forget();
  }
}
