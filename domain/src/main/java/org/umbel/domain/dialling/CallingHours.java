package org.umbel.domain.dialling;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/// Hours of some days of the week.
///
/// @param from the first moment
/// @param until the first moment after; midnight is the end of the day, and an earlier time than
///   `from` is one of the day after
public record CallingHours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
  public CallingHours {
    days = Set.copyOf(days);
  }

  public boolean contains(LocalDateTime moment) {
    var time = moment.toLocalTime();
    var today = days.contains(moment.getDayOfWeek());
    if (from.isBefore(until)) {
      return today && !time.isBefore(from) && time.isBefore(until);
    }
    var yesterday = days.contains(moment.getDayOfWeek().minus(1));
    return (today && !time.isBefore(from)) || (yesterday && time.isBefore(until));
  }
}
