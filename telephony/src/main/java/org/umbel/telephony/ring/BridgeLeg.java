package org.umbel.telephony.ring;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Status;

/// One side of two joined calls. What its party does to the session (hold, another codec, keys by
/// INFO, hang-up) is done to the other side; the audio flows between the parties themselves.
///
/// Called by the dialog's threads; connected by the thread that joins the calls.
final class BridgeLeg implements DialogHandler {
  private @Nullable Dialog other; // guarded by this
  private boolean ended; // guarded by this
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile byte[] offered = new byte[0];

  /// From now on this leg acts on the other party; ends it at once when this party has gone
  /// already.
  void connect(Dialog otherParty, byte[] itsDescription) {
    offered = itsDescription;
    synchronized (this) {
      other = otherParty;
      if (!ended) {
        return;
      }
    }
    otherParty.bye();
  }

  void awaitEnd() throws InterruptedException {
    over.await();
  }

  private synchronized @Nullable Dialog other() {
    return other;
  }

  /// Without a description, the party is offered what the other side said last; its answer comes in
  /// the ACK.
  @Override
  public Response onReinvite(Request reinvite) {
    var party = other();
    if (party == null) {
      return reinvite.reply(Status.REQUEST_PENDING);
    }
    if (reinvite.bodyLength() == 0) {
      return reinvite.reply(Status.OK).withBody(MediaType.SDP, offered);
    }
    try {
      return relayed(reinvite, party.reinvite(request -> withBodyOf(reinvite, request)));
    } catch (SipException unreachable) {
      return reinvite.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  private Response relayed(Request reinvite, Response answer) {
    if (!answer.success()) {
      return reinvite.reply(answer.status());
    }
    offered = answer.body();
    return reinvite.reply(Status.OK).withBody(MediaType.SDP, answer.body());
  }

  @Override
  public void onAck(Request ack) {
    var party = other();
    if (party == null || ack.bodyLength() == 0) {
      return;
    }
    try {
      party.reinvite(request -> withBodyOf(ack, request));
    } catch (SipException unreachable) {
      party.bye();
    }
  }

  @Override
  public Response onRequest(Request request) {
    var party = other();
    if (party == null || !request.is(Method.INFO)) {
      return DialogHandler.super.onRequest(request);
    }
    try {
      var answer = party.request(Method.INFO, info -> withBodyOf(request, info));
      return request.reply(answer.status());
    } catch (SipException unreachable) {
      return request.reply(Status.SERVER_INTERNAL_ERROR);
    }
  }

  @Override
  public void onEnded(DialogEnd end) {
    Dialog party;
    synchronized (this) {
      ended = true;
      party = other;
    }
    over.countDown();
    if (party != null) {
      party.bye();
    }
  }

  private static Request withBodyOf(SipMessage source, Request request) {
    return source.contentType().map(type -> request.withBody(type, source.body())).orElse(request);
  }
}
