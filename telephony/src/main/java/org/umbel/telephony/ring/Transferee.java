package org.umbel.telephony.ring;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Somebody who talks already and is being transferred, by REFER (RFC 3515, RFC 5589 §6) or by the
/// conversation it talks to: the session changes to the phone that answers. Or a conversation that
/// calls somebody.
final class Transferee implements CallingParty {
  private final Counterpart who;
  private final NameAddr from;
  private final Optional<IncomingRefer> refer;
  private final UnaryOperator<Request> dress;
  private final CallingManner.Ringer ringer;

  /// @param from who it is, as the phones are told
  /// @param dress puts what belongs to the transfer into the INVITE to a phone
  private Transferee(
      Counterpart who, NameAddr from, Optional<IncomingRefer> refer, UnaryOperator<Request> dress) {
    this(who, from, refer, dress, _ -> {});
  }

  private Transferee(
      Counterpart who,
      NameAddr from,
      Optional<IncomingRefer> refer,
      UnaryOperator<Request> dress,
      CallingManner.Ringer ringer) {
    this.ringer = ringer;
    this.who = who;
    this.from = from;
    this.refer = refer;
    this.dress = dress;
  }

  /// Somebody whose other side asks for the transfer.
  static Transferee referred(Counterpart who, Leg referrer, IncomingRefer refer) {
    var own = referrer.dialog().orElseThrow().local().withoutTag();
    var from = who instanceof Leg leg ? leg.name() : own;
    var by = refer.referredBy().map(NameAddr::withoutTag).orElseGet(referrer::name);
    var replaced = refer.target().replaces();
    return new Transferee(
        who,
        from,
        Optional.of(refer),
        invite -> {
          var told = invite.with("Referred-By", by.toString()); // RFC 3892 §2.2
          return replaced.map(call -> told.with("Replaces", call.toString())).orElse(told);
        });
  }

  /// Somebody whom a conversation here passes on.
  static Transferee passedOn(Leg who) {
    return new Transferee(who, who.name(), Optional.empty(), invite -> invite);
  }

  /// A conversation here that calls somebody.
  static Transferee called(Counterpart conversation, NameAddr from, CallingManner manner) {
    return new Transferee(conversation, from, Optional.empty(), manner.dress(), manner.ringing());
  }

  @Override
  public NameAddr from() {
    return from;
  }

  @Override
  public Optional<byte[]> offer() {
    return Optional.of(who.offer());
  }

  @Override
  public Request dress(Request invite) {
    return dress.apply(invite);
  }

  @Override
  public void rings() {
    refer.ifPresent(asked -> asked.progress(Status.RINGING));
  }

  @Override
  public void rings(Optional<Dialog> commandable) {
    ringer.rings(commandable);
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
    who.onGone(task);
  }

  @Override
  public Optional<byte[]> join(byte[] phones, boolean answer) {
    try {
      return switch (answer ? who.take(phones) : who.answer(phones)) {
        case Counterpart.Answer.Accepted(var description) -> Optional.of(description);
        case Counterpart.Answer.Refused _ -> Optional.empty();
      };
    } catch (SipException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Counterpart side() {
    return who;
  }
}
