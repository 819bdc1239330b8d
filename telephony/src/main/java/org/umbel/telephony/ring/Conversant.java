package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Somebody who talks to a conversation here and is being passed on by it. The conversation has the
/// dialog until a phone has answered.
final class Conversant implements CallingParty {
  private final AnsweredCaller caller;
  private final Leg leg;

  Conversant(AnsweredCaller caller, Leg leg) {
    this.caller = caller;
    this.leg = leg;
  }

  @Override
  public NameAddr from() {
    return caller.dialog().remote().withoutTag();
  }

  @Override
  public Optional<byte[]> offer() {
    return Optional.of(Descriptions.unheld(leg.said()));
  }

  @Override
  public Request dress(Request invite) {
    return invite;
  }

  @Override
  public void rings() {}

  @Override
  public Optional<byte[]> sounds(Response provisional) {
    return Optional.empty();
  }

  @Override
  public boolean answersEarly() {
    return false;
  }

  @Override
  public void onGone(Runnable task) {
    caller.onGone(task);
  }

  @Override
  public Optional<byte[]> join(byte[] phones) {
    leg.reach(caller.dialog());
    try {
      var answer = leg.offer(phones);
      if (!answer.success()) {
        return Optional.empty();
      }
      caller.dialog().handOver(leg);
      return caller.dialog().over() ? Optional.empty() : Optional.of(answer.body());
    } catch (SipException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Leg leg() {
    return leg;
  }
}
