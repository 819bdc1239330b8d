package org.umbel.telephony.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.failure.AlreadyAnswered;
import org.umbel.sip.failure.InviteCancelled;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.ring.AnsweredCaller;

/// The SIP side of an answered call: offers and answers at the start and later (RFC 3264, RFC 3261
/// §14), keys by INFO, and the end. Used by the call's thread and by the dialog's.
final class AnsweredLeg implements DialogHandler {
  private final IncomingInvite invite;
  private final MediaSession media;
  private final List<Runnable> farewells = new ArrayList<>(0); // guarded by itself
  private volatile @Nullable Dialog dialog;
  private volatile byte[] theirs; // what the caller has said last of its side of the session
  private volatile byte[] ours = new byte[0];

  AnsweredLeg(IncomingInvite invite, MediaSession media) {
    this.invite = invite;
    this.media = media;
    this.theirs = invite.request().body();
    invite.onCancelled(media::close);
  }

  /// Takes the call and waits for the ACK. Does nothing when it is taken already.
  ///
  /// @throws NoCommonAudio when the offer, or the answer in the ACK, cannot be served; in the
  ///   latter case the call has been ended
  void answer() {
    if (dialog != null) {
      return;
    }
    var offered = invite.request().bodyLength() > 0;
    var ours = offered ? answerTo(invite.request()) : media.offer();
    var accepted = invite.accept(withDescription(invite.request().reply(Status.OK), ours), this);
    dialog = accepted.dialog();
    if (!offered) {
      complete(accepted.ack());
    }
  }

  /// The call as somebody else may take it over; empty until it is answered.
  Optional<AnsweredCaller> caller() {
    return Optional.ofNullable(dialog)
        .map(made -> new AnsweredCaller(made, theirs, ours, this::onGone));
  }

  void reject(int status) {
    try {
      invite.reject(status);
    } catch (InviteCancelled | AlreadyAnswered over) {
      // there is nobody left to be told
    }
  }

  /// Ends the call, whatever it has come to; once more does nothing.
  void end() {
    var established = dialog;
    if (established == null) {
      reject(Status.TEMPORARILY_UNAVAILABLE);
    } else {
      established.bye();
    }
  }

  private void complete(Request ack) {
    theirs = ack.body();
    if (media.accept(description(ack)) instanceof Agreement.Refused(var why)) {
      end();
      throw new NoCommonAudio(why);
    }
  }

  private SessionDescription answerTo(Request offer) {
    return switch (media.answer(description(offer))) {
      case Agreement.Agreed(var answer, _) -> answer;
      case Agreement.Refused(var why) -> throw new NoCommonAudio(why);
    };
  }

  private static SessionDescription description(Request message) {
    if (message.contentType().filter(type -> type.is(MediaType.SDP)).isEmpty()) {
      throw new NoCommonAudio("no session description in the " + message.method());
    }
    try {
      return SessionDescription.parse(message.body());
    } catch (MalformedDescription malformed) {
      throw new NoCommonAudio(String.valueOf(malformed.getMessage()));
    }
  }

  private Response withDescription(Response response, SessionDescription description) {
    ours = description.write();
    return response.withBody(MediaType.SDP, ours);
  }

  /// Hold, retrieve, another codec or address; without a body the caller wants our offer.
  @Override
  public Response onReinvite(Request reinvite) {
    if (reinvite.bodyLength() == 0) {
      return withDescription(reinvite.reply(Status.OK), media.offer());
    }
    return changed(reinvite);
  }

  @Override
  public Response onUpdate(Request update) {
    return changed(update);
  }

  private Response changed(Request offer) {
    try {
      var answer = withDescription(offer.reply(Status.OK), answerTo(offer));
      theirs = offer.body();
      return answer;
    } catch (NoCommonAudio refused) {
      return offer.reply(Status.NOT_ACCEPTABLE_HERE);
    }
  }

  @Override
  public void onAck(Request ack) {
    if (ack.bodyLength() > 0) {
      complete(ack);
    }
  }

  @Override
  public Response onRequest(Request request) {
    return request.is(Method.INFO)
        ? InfoKeys.take(request, media)
        : DialogHandler.super.onRequest(request);
  }

  private void onGone(Runnable task) {
    synchronized (farewells) {
      farewells.add(task);
    }
  }

  @Override
  public void onEnded(DialogEnd end) {
    media.close();
    List<Runnable> tasks;
    synchronized (farewells) {
      tasks = List.copyOf(farewells);
    }
    tasks.forEach(Runnable::run);
  }
}
