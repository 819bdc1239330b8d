package org.umbel.server.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of time as people write it: a whole number and its unit, such as `500 ms`, `20 s`, `5
/// min`, `2 h`, `7 d`. A bare `0` is no time.
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ?(ms|s|min|h|d)");

  private DurationText() {}

  /// @return empty when the text is none
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var count = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "min" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /// In the largest unit that needs no fraction.
  public static String show(Duration time) {
    var millis = time.toMillis();
    if (millis == 0) {
      return "0 s";
    }
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + " d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + " h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
  }
}
