package org.umbel.domain.greeting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.umbel.domain.greeting.OfficeHours.Day;
import org.umbel.domain.greeting.OfficeHours.Span;
import org.umbel.domain.settings.Form;

/// Office hours as a text such as `mon-thu 08:00-17:00 break 12:00-13:00; fri 08:00-14:00`, or
/// `never`. Hours over midnight, such as `fri 22:00-06:00`, are those of the day they begin on.
public final class OfficeHoursForm implements Form<OfficeHours> {
  private static final String TIMES = "(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)";
  private static final Pattern PART =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? +" + TIMES + "(?: +break +" + TIMES + ")?");

  @Override
  public Optional<OfficeHours> read(String text) {
    var days = new EnumMap<DayOfWeek, Day>(DayOfWeek.class);
    if (text.strip().equals("never")) {
      return Optional.of(new OfficeHours(days));
    }
    for (var part : text.split(";", -1)) {
      var matcher = PART.matcher(part.strip());
      var day = matcher.matches() ? day(matcher) : Optional.<Day>empty();
      var weekdays = matcher.matches() ? weekdays(matcher) : List.<DayOfWeek>of();
      if (day.isEmpty() || weekdays.isEmpty() || weekdays.stream().anyMatch(days::containsKey)) {
        return Optional.empty();
      }
      weekdays.forEach(weekday -> days.put(weekday, day.get()));
    }
    return Optional.of(new OfficeHours(days));
  }

  private static Optional<Day> day(Matcher part) {
    try {
      var hours = new Span(LocalTime.parse(part.group(3)), LocalTime.parse(part.group(4)));
      var pause =
          part.group(5) == null
              ? Optional.<Span>empty()
              : Optional.of(
                  new Span(LocalTime.parse(part.group(5)), LocalTime.parse(part.group(6))));
      return Optional.of(new Day(hours, pause));
    } catch (DateTimeParseException | IllegalArgumentException wrong) {
      return Optional.empty();
    }
  }

  /// @return empty when a day has no such name, or the first comes after the last
  private static List<DayOfWeek> weekdays(Matcher part) {
    var first = weekday(part.group(1));
    var last = part.group(2) == null ? first : weekday(part.group(2));
    if (first.isEmpty() || last.isEmpty()) {
      return List.of();
    }
    Predicate<DayOfWeek> between =
        day -> day.compareTo(first.get()) >= 0 && day.compareTo(last.get()) <= 0;
    return Arrays.stream(DayOfWeek.values()).filter(between).toList();
  }

  private static Optional<DayOfWeek> weekday(String word) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> word(day).equals(word)).findFirst();
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  @Override
  public String write(OfficeHours hours) {
    Map<DayOfWeek, DayOfWeek> runs = new LinkedHashMap<>();
    for (var day : DayOfWeek.values()) {
      var here = Optional.ofNullable(hours.days().get(day));
      if (here.isPresent()) {
        var goesOn = day != DayOfWeek.MONDAY && here.equals(find(hours, day.minus(1)));
        runs.put(goesOn ? firstOfLast(runs) : day, day);
      }
    }
    return runs.isEmpty()
        ? "never"
        : runs.entrySet().stream()
            .map(run -> days(run) + " " + show(find(hours, run.getKey()).orElseThrow()))
            .collect(Collectors.joining("; "));
  }

  private static DayOfWeek firstOfLast(Map<DayOfWeek, DayOfWeek> runs) {
    return runs.keySet().stream().reduce((_, later) -> later).orElseThrow();
  }

  private static Optional<Day> find(OfficeHours hours, DayOfWeek day) {
    return Optional.ofNullable(hours.days().get(day));
  }

  private static String days(Map.Entry<DayOfWeek, DayOfWeek> run) {
    return run.getKey() == run.getValue()
        ? word(run.getKey())
        : word(run.getKey()) + "-" + word(run.getValue());
  }

  private static String show(Day day) {
    return show(day.hours()) + day.pause().map(span -> " break " + show(span)).orElse("");
  }

  private static String show(Span span) {
    return span.from() + "-" + span.to();
  }

  @Override
  public String allowed() {
    return "never, or days with hours, such as"
        + " mon-thu 08:00-17:00 break 12:00-13:00; fri 22:00-06:00";
  }
}
