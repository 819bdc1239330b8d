package org.umbel.telephony.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.media.Key;
import org.umbel.media.engine.MediaSession;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Keys by SIP INFO, as phones and gateways send them where RTP events are not to be had (LN-13):
/// `application/dtmf-relay` with `Signal=` and `Duration=` lines, which is what we send, or
/// `application/dtmf` with the key alone.
public final class InfoKeys {
  private static final MediaType DTMF = MediaType.of("application", "dtmf");
  private static final Duration USUAL = Duration.ofMillis(100);
  private static final int LONGEST_MILLIS = 10_000;
  private static final int MOST_LINES = 10;

  private InfoKeys() {}

  /// Presses the key that the INFO carries; an empty INFO is answered as well, as some use it to
  /// see whether the call lives.
  public static Response take(Request info, MediaSession media) {
    if (info.bodyLength() == 0) {
      return info.reply(Status.OK);
    }
    var type = info.contentType();
    var relay = type.filter(MediaType.DTMF_RELAY::is).isPresent();
    if (!relay && type.filter(DTMF::is).isEmpty()) {
      return info.reply(Status.UNSUPPORTED_MEDIA_TYPE)
          .with("Accept", MediaType.DTMF_RELAY + ", " + DTMF);
    }
    var press = relay ? relayed(info.bodyText()) : alone(info.bodyText());
    if (press.isEmpty()) {
      return info.reply(Status.BAD_REQUEST, "No such key");
    }
    media.keyFromSignalling(press.get().key(), press.get().held());
    return info.reply(Status.OK);
  }

  /// A key, and for how long it was held.
  record Press(Key key, Duration held) {}

  /// Reads `application/dtmf-relay`; empty when it names no key.
  static Optional<Press> relayed(String body) {
    return value(body, "signal").flatMap(InfoKeys::key).map(key -> new Press(key, held(body)));
  }

  /// Reads `application/dtmf`; empty when it names no key.
  static Optional<Press> alone(String body) {
    return key(body.strip()).map(key -> new Press(key, USUAL));
  }

  /// Presses keys, one INFO after the other, each when the one before is answered.
  ///
  /// @return those that the other side did not take; it may understand them in the sound
  public static List<Key> send(Dialog dialog, List<Key> keys) {
    for (var i = 0; i < keys.size(); i++) {
      var key = keys.get(i);
      if (!dialog.request(Method.INFO, info -> pressing(info, key)).success()) {
        return keys.subList(i, keys.size());
      }
    }
    return List.of();
  }

  private static Request pressing(Request info, Key key) {
    var text = "Signal=" + key.symbol() + "\r\nDuration=" + USUAL.toMillis() + "\r\n";
    return info.withBody(MediaType.DTMF_RELAY, text.getBytes(US_ASCII));
  }

  private static Optional<String> value(String body, String name) {
    for (var line : body.split("\r?\n", MOST_LINES)) {
      var equals = line.indexOf('=');
      if (equals > 0 && line.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(line.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  /// The symbol itself, or the event code of RFC 4733 as some gateways write `*` and `#`.
  private static Optional<Key> key(String signal) {
    return switch (signal) {
      case "10" -> Optional.of(Key.STAR);
      case "11" -> Optional.of(Key.HASH);
      default -> signal.length() == 1 ? Key.of(signal.charAt(0)) : Optional.empty();
    };
  }

  private static Duration held(String body) {
    return value(body, "duration")
        .filter(text -> text.matches("[0-9]{1,5}"))
        .map(Integer::parseInt)
        .filter(millis -> millis > 0 && millis <= LONGEST_MILLIS)
        .map(Duration::ofMillis)
        .orElse(USUAL);
  }
}
