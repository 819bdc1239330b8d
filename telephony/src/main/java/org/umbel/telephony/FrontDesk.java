package org.umbel.telephony;

import java.time.Duration;
import java.util.Optional;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Status;
import org.umbel.telephony.lamp.PhoneLamps;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineHandler;
import org.umbel.telephony.presence.PresenceServer;
import org.umbel.telephony.registration.Registrar;

/// Takes every request that comes in outside a dialog to the part that serves it. Opens when all
/// parts are there; until then it answers 503.
final class FrontDesk implements LineHandler {
  private volatile Optional<Parts> parts = Optional.empty();

  record Parts(
      Switchboard switchboard, Registrar registrar, PhoneLamps lamps, PresenceServer presence) {}

  void open(Parts open) {
    parts = Optional.of(open);
  }

  /// Nothing was heard of a media session for so long.
  void silent(long session, Duration since) {
    parts.ifPresent(open -> open.switchboard().silent(session, since));
  }

  @Override
  public void onInvite(Line line, IncomingInvite invite) {
    parts.ifPresentOrElse(
        open -> open.switchboard().serve(line, invite),
        () -> invite.reject(Status.SERVICE_UNAVAILABLE));
  }

  @Override
  public void onRequest(Line line, IncomingRequest request) {
    parts.ifPresentOrElse(
        open -> serve(open, line, request), () -> request.reply(Status.SERVICE_UNAVAILABLE));
  }

  @Override
  public void onClosing(Line line) {
    parts.ifPresent(open -> {
      open.lamps().forget(line);
      open.presence().forget(line);
    });
  }

  private static void serve(Parts parts, Line line, IncomingRequest incoming) {
    var method = incoming.request().method();
    if (method.equals(Method.REGISTER)) {
      parts.registrar().register(line, incoming);
    } else if (method.equals(Method.SUBSCRIBE)) {
      subscribe(parts, line, incoming);
    } else if (method.equals(Method.PUBLISH)) {
      parts.presence().publish(line, incoming);
    } else if (method.equals(Method.NOTIFY)) {
      notified(parts, incoming);
    } else {
      incoming.replyDefault();
    }
  }

  /// Lamps are told without having asked; nothing else is, RFC 6665 §4.1.3.
  private static void notified(Parts parts, IncomingRequest incoming) {
    var request = incoming.request();
    if (Event.of(request).filter(event -> event.type().equals("presence")).isPresent()) {
      incoming.reply(request.reply(Status.CALL_DOES_NOT_EXIST));
    } else {
      parts.lamps().notified(incoming);
    }
  }

  private static void subscribe(Parts parts, Line line, IncomingRequest incoming) {
    var request = incoming.request();
    switch (Event.of(request).map(Event::type).orElse("")) {
      case "presence" -> parts.presence().subscribe(line, incoming);
      case "message-summary" -> parts.lamps().subscribe(line, incoming);
      default ->
          incoming.reply(
              request.reply(Status.BAD_EVENT).with("Allow-Events", "message-summary, presence"));
    }
  }
}
