package org.umbel.server.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.umbel.domain.dialling.CallingHours;

/// Hours of days of the week as people write them: `mon-fri 07:00-20:00`, `sat,sun 10:00-24:00`.
final class HoursText {
  private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
  private static final Pattern FORM =
      Pattern.compile(
          "(%1$s(?:-%1$s)?(?:,%1$s(?:-%1$s)?)*) ([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})"
              .formatted(DAY));
  private static final int LETTERS = 3;

  private HoursText() {}

  /// @return empty when the text is none
  static Optional<CallingHours> parse(String text) {
    var match = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      var until = match.group(3).equals("24:00") ? LocalTime.MIDNIGHT : time(match.group(3));
      return Optional.of(new CallingHours(days(match.group(1)), time(match.group(2)), until));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text);
  }

  private static Set<DayOfWeek> days(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (var part : text.split(",", 0)) {
      var day = day(part.substring(0, LETTERS));
      var last = day(part.substring(part.length() - LETTERS));
      for (days.add(day); day != last; days.add(day)) {
        day = day.plus(1);
      }
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    return EnumSet.allOf(DayOfWeek.class).stream()
        .filter(day -> word(day).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, LETTERS).toLowerCase(Locale.ROOT);
  }

  static String show(CallingHours hours) {
    var days = hours.days().stream().sorted().map(HoursText::word).collect(Collectors.joining(","));
    var until = hours.until().equals(LocalTime.MIDNIGHT) ? "24:00" : hours.until().toString();
    return days + " " + hours.from() + "-" + until;
  }
}
