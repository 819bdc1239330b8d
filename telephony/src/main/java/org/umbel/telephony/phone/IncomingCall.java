package org.umbel.telephony.phone;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.umbel.media.engine.MediaEngine;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.SipException;
import org.umbel.sip.failure.AlreadyAnswered;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Status;

/// A call that rings at a phone. It rings until one of its methods decides, or the caller gives up.
public final class IncomingCall {
  private final IncomingInvite invite;
  private final MediaEngine media;
  private final PhoneKeys keys;
  private final CountDownLatch decided = new CountDownLatch(1);

  IncomingCall(IncomingInvite invite, MediaEngine media, PhoneKeys keys) {
    this.keys = keys;
    this.invite = invite;
    this.media = media;
    invite.onCancelled(decided::countDown);
  }

  /// Who calls, as the From header says.
  public NameAddr from() {
    return invite.request().from();
  }

  /// Whether the caller has given up.
  public boolean cancelled() {
    return invite.cancelled();
  }

  /// Answers; empty when the caller has given up, or offers no audio we can speak.
  public Optional<PhoneCall> answer() {
    var session = media.open(keys.audio());
    try {
      var call = new PhoneCall(session, keys);
      var leg = new PhoneLeg(session, call);
      boolean offered = invite.request().bodyLength() > 0;
      var ours = offered ? leg.answerTo(invite.request()) : Optional.of(session.offer());
      if (ours.isEmpty()) {
        invite.reject(Status.NOT_ACCEPTABLE_HERE);
        session.close();
        return Optional.empty();
      }
      var ok = invite.request().reply(Status.OK).withBody(MediaType.SDP, ours.get().write());
      var accepted = invite.accept(ok, leg);
      call.begin(accepted.dialog());
      if (!offered) {
        leg.onAck(accepted.ack());
      }
      return Optional.of(call);
    } catch (SipException gone) {
      session.close();
      return Optional.empty();
    } finally {
      decided.countDown();
    }
  }

  /// Refuses, as one that is busy (486), declines (603) or says nothing more (480).
  public void reject(int status) {
    try {
      invite.reject(status);
    } catch (InviteCancelled | AlreadyAnswered over) {
      return; // the caller was quicker
    } finally {
      decided.countDown();
    }
  }

  /// Lets it ring; returns when it rings no more.
  void ringUntilDecided() {
    try {
      invite.ring(Status.RINGING);
      decided.await();
    } catch (InviteCancelled gone) {
      decided.countDown();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
