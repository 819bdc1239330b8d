package org.umbel.telephony;

import java.time.Duration;
import java.util.Optional;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.SipHandler;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Status;
import org.umbel.telephony.lamp.PhoneLamps;
import org.umbel.telephony.registration.Registrar;

/// Takes every request that comes in outside a dialog to the part that serves it. Opens when all
/// parts are there; until then, and after it was closed, it answers 503.
final class FrontDesk implements SipHandler {
  private volatile Optional<Parts> parts = Optional.empty();

  record Parts(Switchboard switchboard, Registrar registrar, PhoneLamps lamps) {}

  void open(Parts open) {
    parts = Optional.of(open);
  }

  /// Nothing was heard of a media session for so long.
  void silent(long session, Duration since) {
    parts.ifPresent(open -> open.switchboard().silent(session, since));
  }

  @Override
  public void onInvite(IncomingInvite invite) {
    parts.ifPresentOrElse(
        open -> open.switchboard().serve(invite), () -> invite.reject(Status.SERVICE_UNAVAILABLE));
  }

  @Override
  public void onRequest(IncomingRequest request) {
    parts.ifPresentOrElse(
        open -> serve(open, request), () -> request.reply(Status.SERVICE_UNAVAILABLE));
  }

  private static void serve(Parts parts, IncomingRequest incoming) {
    var method = incoming.request().method();
    if (method.equals(Method.REGISTER)) {
      parts.registrar().register(incoming);
    } else if (method.equals(Method.SUBSCRIBE)) {
      parts.lamps().subscribe(incoming);
    } else {
      incoming.replyDefault();
    }
  }
}
