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

  /// From the first minute until just before the last one, which is on the next day when it is not
  /// later: to midnight when `to` is 00:00, and over midnight from 22:00 to 06:00.
  public record Span(LocalTime from, LocalTime to) {
    private static final int DAY = 24 * 60 * 60;

    public Span {
      if (from.equals(to) && !to.equals(LocalTime.MIDNIGHT)) {
        throw new IllegalArgumentException("Ends where it begins: " + from + "-" + to);
      }
    }

    /// In seconds of the day it begins on.
    private int begin() {
      return from.toSecondOfDay();
    }

    private int end() {
      return to.toSecondOfDay() + (to.isAfter(from) ? 0 : DAY);
    }

    /// @param second of the day it begins on; past its end, of the day after it
    boolean holds(int second) {
      return second >= begin() && second < end();
    }

    /// How many seconds later another span begins within this one than on its own day.
    private int shift(Span within) {
      return within.begin() < begin() ? DAY : 0;
    }

    boolean holds(Span other) {
      var shift = shift(other);
      return holds(other.begin() + shift) && other.end() + shift <= end();
    }

    /// The same for a span within this one.
    boolean holds(Span within, int second) {
      return within.holds(second - shift(within));
    }
  }

  /// One day's hours, with a break in them or none. Hours over midnight are those of the day they
  /// begin on.
  public record Day(Span hours, Optional<Span> pause) {
    public Day {
      if (pause.isPresent() && !hours.holds(pause.get())) {
        throw new IllegalArgumentException("The break " + pause.get() + " is not within " + hours);
      }
    }

    Moment moment(int second) {
      if (!hours.holds(second)) {
        return Moment.OUTSIDE;
      }
      return pause.filter(span -> hours.holds(span, second)).isPresent()
          ? Moment.BREAK
          : Moment.WORKING;
    }
  }

  /// Hours that have begun today come before those of yesterday that go on.
  ///
  /// @param at in the person's own time
  public Moment moment(LocalDateTime at) {
    var second = at.toLocalTime().toSecondOfDay();
    var today = moment(at.getDayOfWeek(), second);
    return today == Moment.OUTSIDE ? moment(at.getDayOfWeek().minus(1), second + Span.DAY) : today;
  }

  private Moment moment(DayOfWeek day, int second) {
    return Optional.ofNullable(days.get(day))
        .map(hours -> hours.moment(second))
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
