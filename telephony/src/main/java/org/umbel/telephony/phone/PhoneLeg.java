package org.umbel.telephony.phone;

import java.util.Optional;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// What the other side asks for during a phone's call. Called by the dialog's threads.
final class PhoneLeg implements InviteHandler {
  private final MediaSession media;
  private final PhoneCall call;

  PhoneLeg(MediaSession media, PhoneCall call) {
    this.media = media;
    this.call = call;
  }

  /// Our answer to an offer; empty when there is nothing in common.
  Optional<SessionDescription> answerTo(Request offer) {
    try {
      return switch (media.answer(SessionDescription.parse(offer.body()))) {
        case Agreement.Agreed(var answer, var stream) -> {
          call.speaks(stream.codec());
          yield Optional.of(answer);
        }
        case Agreement.Refused _ -> Optional.empty();
      };
    } catch (MalformedDescription malformed) {
      return Optional.empty();
    }
  }

  /// Hold, retrieve, another codec or address.
  @Override
  public Response onReinvite(Request reinvite) {
    if (reinvite.bodyLength() == 0) {
      return reinvite.reply(Status.OK).withBody(MediaType.SDP, media.offer().write());
    }
    return answerTo(reinvite)
        .map(answer -> reinvite.reply(Status.OK).withBody(MediaType.SDP, answer.write()))
        .orElseGet(() -> reinvite.reply(Status.NOT_ACCEPTABLE_HERE));
  }

  @Override
  public void onAck(Request ack) {
    if (ack.bodyLength() > 0) {
      call.accept(ack.body());
    }
  }

  @Override
  public Response onRequest(Request request) {
    return request.is(Method.INFO)
        ? request.reply(Status.OK)
        : InviteHandler.super.onRequest(request);
  }

  @Override
  public void onEnded(DialogEnd end) {
    call.ended(end);
  }
}
