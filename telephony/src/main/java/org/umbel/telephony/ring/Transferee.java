package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Somebody who talks already and is being transferred: the session changes to the phone that
/// answers (RFC 3515, RFC 5589 §6).
final class Transferee implements CallingParty {
  private final Leg leg;
  private final IncomingRefer refer;
  private final NameAddr referrer;

  /// @param referrer who transfers, as the phones are told
  Transferee(Leg leg, IncomingRefer refer, NameAddr referrer) {
    this.leg = leg;
    this.refer = refer;
    this.referrer = referrer;
  }

  @Override
  public NameAddr from() {
    return leg.dialog().orElseThrow().remote().withoutTag();
  }

  @Override
  public Optional<byte[]> offer() {
    return Optional.of(Descriptions.unheld(leg.said()));
  }

  /// RFC 3892 §2.2.
  @Override
  public Request dress(Request invite) {
    return invite.with("Referred-By", referrer.toString());
  }

  @Override
  public void rings() {
    refer.progress(Status.RINGING);
  }

  @Override
  public Optional<byte[]> sounds(Response provisional) {
    return Optional.empty(); // talks to another still
  }

  @Override
  public boolean answersEarly() {
    return false;
  }

  @Override
  public void onGone(Runnable task) {
    leg.onGone(task);
  }

  @Override
  public Optional<byte[]> join(byte[] phones) {
    try {
      var answer = leg.offer(phones);
      return answer.success() ? Optional.of(answer.body()) : Optional.empty();
    } catch (SipException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Leg leg() {
    return leg;
  }
}
