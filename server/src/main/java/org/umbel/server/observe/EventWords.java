package org.umbel.server.observe;

import java.time.Duration;
import java.util.Locale;
import org.umbel.domain.event.Event;

/// Every event in the words of the log. ERROR: a person must act; WARN: degraded but served; INFO:
/// what an administrator wants to follow.
final class EventWords {
  private EventWords() {}

  static EventLine of(Event event) {
    return switch (event) {
      case Event.CallArrived e ->
          EventLine.info("call.arrived")
              .with("call", e.call())
              .with("caller", e.caller().label())
              .with("dialled", e.dialled().map(Object::toString).orElse("none"))
              .with(
                  "diverted", e.redirection().map(r -> r.called() + " " + r.reason()).orElse("no"));
      case Event.CallRefused e ->
          EventLine.info("call.refused").with("call", e.call()).with("why", e.why());
      case Event.CallConnected e ->
          EventLine.info("call.connected").with("call", e.call()).with("owner", e.owner());
      case Event.CallPlaced e ->
          EventLine.info("call.placed")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("number", e.number())
              .with("class", e.kind().name().toLowerCase(Locale.ROOT));
      case Event.DiallingRefused e ->
          EventLine.warn("dialling.refused")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("number", e.number())
              .with("why", e.why());
      case Event.CallForwarded e ->
          EventLine.info("call.forwarded")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("to", e.to())
              .with("reason", e.reason());
      case Event.CallAnswered e ->
          EventLine.info("call.answered")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("caller", e.caller().label());
      case Event.CallSilent e ->
          EventLine.warn("call.silent").with("call", e.call()).with("seconds", seconds(e.since()));
      case Event.CallFinished e ->
          EventLine.info("call.finished")
              .with("call", e.call())
              .with("seconds", seconds(e.duration()));
      case Event.CallFailed e ->
          EventLine.error("call.failed").with("call", e.call()).because(e.fault());
      case Event.PhoneRegistered e ->
          EventLine.info("phone.registered").with("owner", e.owner()).with("phones", e.phones());
      case Event.PhoneRefused e ->
          EventLine.warn("phone.refused").with("named", e.named()).with("source", e.source());
      case Event.ProxyAnswers e ->
          EventLine.info("proxy.answers").with("line", e.line()).with("proxy", e.proxy());
      case Event.ProxySilent e ->
          EventLine.warn("proxy.silent")
              .with("line", e.line())
              .with("proxy", e.proxy())
              .with("why", e.why());
      case Event.LineEnrolled e ->
          EventLine.info("line.registered")
              .with("line", e.line())
              .with("registrar", e.registrar())
              .with("seconds", seconds(e.expiry()));
      case Event.LineNotEnrolled e ->
          EventLine.error("line.not-registered").with("line", e.line()).with("why", e.why());
      case Event.MessageRecorded e ->
          EventLine.debug("message.recorded")
              .with("call", e.call())
              .with("message", e.message())
              .with("owner", e.owner())
              .with("seconds", seconds(e.duration()));
      case Event.MessageTaken e ->
          EventLine.info("message.taken")
              .with("call", e.call())
              .with("message", e.message())
              .with("owner", e.owner())
              .with("seconds", seconds(e.duration()));
      case Event.MessageDiscarded e ->
          EventLine.info("message.discarded")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("seconds", seconds(e.duration()));
      case Event.MessageTooShort e ->
          EventLine.info("message.too-short")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("seconds", seconds(e.duration()));
      case Event.MessageNotTaken e ->
          EventLine.error("message.not-taken")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("why", e.why());
      case Event.MessageRecovered e ->
          EventLine.warn("message.recovered")
              .with("message", e.message())
              .with("owner", e.owner())
              .with("seconds", seconds(e.duration()));
      case Event.MessageDamaged e ->
          EventLine.error("message.damaged").with("entry", e.entry()).with("why", e.why());
      case Event.MessageDelivered e ->
          EventLine.info("message.delivered")
              .with("message", e.message())
              .with("owner", e.owner())
              .with("lag", seconds(e.lag()));
      case Event.DeliveryPostponed e ->
          EventLine.warn("message.postponed")
              .with("message", e.message())
              .with("owner", e.owner())
              .with("why", e.why())
              .with("again-in", seconds(e.retryIn()));
      case Event.MessageSetAside e ->
          EventLine.error("message.set-aside")
              .with("message", e.message())
              .with("owner", e.owner())
              .with("why", e.why());
      case Event.GuessingStopped e ->
          EventLine.error("login.guessing")
              .with("caller", e.caller())
              .with("tries", e.tries())
              .with("boxes", e.boxes());
      case Event.SettingsUnknown e ->
          EventLine.warn("settings.unknown").with("owner", e.owner()).with("why", e.why());
      case Event.CallerPassedOn e ->
          EventLine.info("call.passed-on")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("to", e.to())
              .with("taken", e.taken());
      case Event.LoggedIn e ->
          EventLine.info("login.done").with("call", e.call()).with("owner", e.owner());
      case Event.MessageRead e ->
          EventLine.info("message.read")
              .with("call", e.call())
              .with("message", e.message())
              .with("owner", e.owner())
              .with("kind", e.kind().name().toLowerCase(Locale.ROOT))
              .with("language", e.language().tag())
              .with("sentences", e.sentences());
      case Event.MessagePosted e ->
          EventLine.info("message.posted")
              .with("call", e.call())
              .with("message", e.message())
              .with("author", e.author())
              .with("kind", e.kind().name().toLowerCase(Locale.ROOT))
              .with("to", e.to());
      case Event.FaxOrdered e ->
          EventLine.info("fax.ordered")
              .with("call", e.call())
              .with("owner", e.owner())
              .with("job", e.job())
              .with("to", e.to());
      case Event.LoginRefused e ->
          EventLine.warn("login.refused").with("owner", e.owner()).with("why", e.why());
      case Event.BoxLocked e ->
          EventLine.error("login.locked").with("owner", e.owner()).with("tries", e.wrongTries());
      case Event.PinChanged e -> EventLine.info("pin.changed").with("owner", e.owner());
      case Event.LetterSent e ->
          EventLine.info("letter.sent").with("owner", e.owner()).with("letter", e.letter());
      case Event.LetterPostponed e ->
          EventLine.warn("letter.postponed")
              .with("owner", e.owner())
              .with("letter", e.letter())
              .with("why", e.why())
              .with("again-in", seconds(e.retryIn()));
      case Event.LetterGivenUp e ->
          EventLine.error("letter.given-up").with("owner", e.owner()).with("why", e.why());
      case Event.LampShown e ->
          EventLine.info("lamp.shown")
              .with("owner", e.owner())
              .with("new", e.counts().fresh())
              .with("saved", e.counts().saved());
      case Event.LampUnknown e ->
          EventLine.warn("lamp.unknown").with("owner", e.owner()).with("why", e.why());
      case Event.LampWrong e -> EventLine.warn("lamp.wrong").with("owner", e.owner());
      case Event.NoticeSent e ->
          EventLine.info("notice.sent")
              .with("owner", e.owner())
              .with("to", e.to())
              .with("lag", seconds(e.lag()));
      case Event.NoticePostponed e ->
          EventLine.warn("notice.postponed")
              .with("owner", e.owner())
              .with("why", e.why())
              .with("again-in", seconds(e.retryIn()));
      case Event.NoticeGivenUp e ->
          EventLine.error("notice.given-up").with("owner", e.owner()).with("why", e.why());
    };
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1_000.0);
  }
}
