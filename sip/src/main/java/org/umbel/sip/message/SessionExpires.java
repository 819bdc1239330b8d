package org.umbel.sip.message;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How long a session lasts without a refresh, and who refreshes it, RFC 4028 §4:
/// `1800;refresher=uac`.
///
/// @param refresher empty where that is left to the other side
public record SessionExpires(Duration interval, Optional<Refresher> refresher) {
  /// The option tag of session timers.
  public static final String OPTION = "timer";

  /// A side of the transaction that says so, not of the call.
  public enum Refresher {
    /// Who has sent the request.
    UAC,
    /// Who has answered it.
    UAS
  }

  /// The Session-Expires header of a message.
  ///
  /// @throws MalformedMessage when it breaks the grammar
  public static Optional<SessionExpires> of(SipMessage message) {
    return message.read(HeaderName.SESSION_EXPIRES, SessionExpires::parse).stream().findFirst();
  }

  /// The least interval that a request or a 422 demands, RFC 4028 §5; zero when it does not say or
  /// cannot be read.
  public static Duration leastOf(SipMessage message) {
    var text = message.header("Min-SE").orElse("0");
    int end = text.indexOf(';');
    long seconds = Numbers.of((end < 0 ? text : text.substring(0, end)).strip());
    return Duration.ofSeconds(Math.clamp(seconds, 0, Numbers.HIGHEST_SECONDS));
  }

  /// Reads one value. A refresher that is neither counts as none.
  ///
  /// @throws MalformedValue when it does not begin with a number of seconds
  public static SessionExpires parse(String text) {
    var cursor = new TextCursor("Session-Expires", text);
    long seconds = cursor.number("without a number of seconds");
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new SessionExpires(
        Duration.ofSeconds(Math.min(seconds, Numbers.HIGHEST_SECONDS)),
        parameters.value("refresher").flatMap(SessionExpires::refresher));
  }

  private static Optional<Refresher> refresher(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "uac" -> Optional.of(Refresher.UAC);
      case "uas" -> Optional.of(Refresher.UAS);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    var who = refresher.map(side -> ";refresher=" + side.name().toLowerCase(Locale.ROOT));
    return interval.toSeconds() + who.orElse("");
  }
}
