package org.umbel.domain.greeting;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// When somebody is at work in a usual week (CA-7). A day that is not there has no office hours.
public record OfficeHours(Map<DayOfWeek, Day> days) {
  /// Monday to Friday from eight to five.
  public static final OfficeHours USUAL =
      weekdays(new Day(new Span(eight(), five()), Optional.empty()));

  public OfficeHours {
    days = Map.copyOf(days);
  }

  /// What a moment is.
  public enum Moment {
    WORKING,
    BREAK,
    OUTSIDE
  }

  /// From the first minute until just before the last one; to midnight when `to` is 00:00.
  public record Span(LocalTime from, LocalTime to) {
    public Span {
      if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
        throw new IllegalArgumentException("Ends before it begins: " + from + "-" + to);
      }
    }

    boolean holds(LocalTime time) {
      return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }

    boolean holds(Span other) {
      return holds(other.from)
          && (to.equals(LocalTime.MIDNIGHT)
              || (!other.to.isAfter(to) && !other.to.equals(LocalTime.MIDNIGHT)));
    }
  }

  /// One day's hours, with a break in them or none.
  public record Day(Span hours, Optional<Span> pause) {
    public Day {
      if (pause.isPresent() && !hours.holds(pause.get())) {
        throw new IllegalArgumentException("The break " + pause.get() + " is not within " + hours);
      }
    }

    Moment moment(LocalTime time) {
      if (!hours.holds(time)) {
        return Moment.OUTSIDE;
      }
      return pause.filter(span -> span.holds(time)).isPresent() ? Moment.BREAK : Moment.WORKING;
    }
  }

  /// @param at in the person's own time
  public Moment moment(LocalDateTime at) {
    return Optional.ofNullable(days.get(at.getDayOfWeek()))
        .map(day -> day.moment(at.toLocalTime()))
        .orElse(Moment.OUTSIDE);
  }

  private static OfficeHours weekdays(Day day) {
    var days = new EnumMap<DayOfWeek, Day>(DayOfWeek.class);
    for (var weekday : DayOfWeek.values()) {
      if (weekday.compareTo(DayOfWeek.FRIDAY) <= 0) {
        days.put(weekday, day);
      }
    }
    return new OfficeHours(days);
  }

  private static LocalTime eight() {
    return LocalTime.of(8, 0);
  }

  private static LocalTime five() {
    return LocalTime.of(17, 0);
  }
}
