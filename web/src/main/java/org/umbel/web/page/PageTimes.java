package org.umbel.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.umbel.domain.speech.Language;

/// Times for people to read on one page, in their language and the company's time zone.
public final class PageTimes {
  private final Language language;
  private final ZoneId zone;
  private final LocalDate today;
  private final DateTimeFormatter days;

  PageTimes(Language language, ZoneId zone, InstantSource clock) {
    this.language = language;
    this.zone = zone;
    this.today = LocalDate.ofInstant(clock.instant(), zone);
    this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale());
  }

  /// The day, as today or yesterday where it is one, and the time to the minute.
  public String minute(Instant instant) {
    return at(instant, FormatStyle.SHORT);
  }

  /// The same to the second.
  public String second(Instant instant) {
    return at(instant, FormatStyle.MEDIUM);
  }

  private String at(Instant instant, FormatStyle style) {
    var local = instant.atZone(zone);
    var times = DateTimeFormatter.ofLocalizedTime(style).withLocale(locale());
    return day(local.toLocalDate()) + ", " + times.format(local);
  }

  private String day(LocalDate date) {
    if (date.equals(today)) {
      return Texts.text(language, "day-today");
    }
    return date.equals(today.minusDays(1))
        ? Texts.text(language, "day-yesterday")
        : days.format(date);
  }

  private Locale locale() {
    return Locale.forLanguageTag(language.tag());
  }

  /// Minutes and seconds.
  public static String length(Duration duration) {
    var seconds = (duration.toMillis() + 500) / 1_000;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
