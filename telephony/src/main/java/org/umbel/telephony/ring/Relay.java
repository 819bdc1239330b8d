package org.umbel.telephony.ring;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Does to a leg's counterpart what the leg's party does in its dialog: hold, another codec, keys
/// by INFO, hang-up; REFER goes to [Transfers]. Called by the dialog's threads.
final class Relay implements DialogHandler {
  private final Leg leg;
  private final Transfers transfers;
  private Counterpart.@Nullable Asked asked; // guarded by this

  Relay(Leg leg, Transfers transfers) {
    this.leg = leg;
    this.transfers = transfers;
  }

  @Override
  public Response onReinvite(Request reinvite) {
    var other = partner();
    if (other.isEmpty()) {
      return reinvite.reply(Status.REQUEST_PENDING);
    }
    return reinvite.bodyLength() == 0
        ? asked(reinvite, other.get())
        : relayed(reinvite, other.get());
  }

  @Override
  public Response onUpdate(Request update) {
    return partner()
        .map(other -> relayed(update, other))
        .orElseGet(() -> update.reply(Status.REQUEST_PENDING));
  }

  /// Who is being joined with somebody is so in a moment; who is not answered yet may ring for
  /// long.
  private Optional<Counterpart> partner() {
    return leg.dialog().filter(Dialog::confirmed).isPresent() ? leg.awaitPartner() : leg.partner();
  }

  /// What the party has said before is only a refresh (RFC 4028 §7.4), with which nobody else is
  /// bothered.
  private Response relayed(Request change, Counterpart other) {
    var offer = change.body();
    if (Arrays.equals(offer, leg.said()) && other.said().length > 0) {
      return described(change, other.said());
    }
    try {
      return switch (other.answer(offer)) {
        case Counterpart.Answer.Accepted(var description) -> {
          leg.says(offer);
          yield described(change, description);
        }
        case Counterpart.Answer.Refused(var status) -> change.reply(status);
      };
    } catch (SipException unreachable) {
      return change.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  private Response described(Request change, byte[] description) {
    return change.reply(Status.OK).withBody(MediaType.SDP, leg.shown(description));
  }

  private Response asked(Request reinvite, Counterpart other) {
    var made = other.ask();
    if (made.isEmpty()) {
      return reinvite.reply(Status.NOT_ACCEPTABLE_HERE);
    }
    synchronized (this) {
      asked = made.get();
    }
    return described(reinvite, made.get().description());
  }

  @Override
  public void onAck(Request ack) {
    Optional<byte[]> answer = ack.bodyLength() == 0 ? Optional.empty() : Optional.of(ack.body());
    answer.ifPresent(leg::says);
    answered(answer);
  }

  private void answered(Optional<byte[]> answer) {
    Counterpart.Asked waiting;
    synchronized (this) {
      waiting = asked;
      asked = null;
    }
    if (waiting != null) {
      waiting.answer().accept(answer);
    }
  }

  @Override
  public Response onRequest(Request request) {
    return leg.partner()
        .filter(_ -> request.is(Method.INFO))
        .map(other -> other.info(request))
        .orElseGet(() -> DialogHandler.super.onRequest(request));
  }

  @Override
  public void onRefer(IncomingRefer refer) {
    transfers.transfer(leg, refer);
  }

  @Override
  public void onEnded(DialogEnd end) {
    answered(Optional.empty());
    leg.over();
  }
}
