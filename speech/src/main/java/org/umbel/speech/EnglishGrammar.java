package org.umbel.speech;

import java.time.LocalDate;
import java.time.LocalTime;

/// English as spoken in America: "On March third at five oh seven p.m."
final class EnglishGrammar extends Grammar {

  @Override
  void time(LocalTime time, Passage passage) {
    if (time.getMinute() == 0 && time.getHour() == 0) {
      passage.clip("at.midnight");
    } else if (time.getMinute() == 0 && time.getHour() == 12) {
      passage.clip("at.noon");
    } else {
      twelveHours(time, passage);
    }
  }

  private static void twelveHours(LocalTime time, Passage passage) {
    var hour = "at." + (time.getHour() % 12 == 0 ? 12 : time.getHour() % 12);
    var half = time.getHour() < 12 ? "am.end" : "pm.end";
    if (time.getMinute() == 0) {
      passage.clip(hour + "." + half);
    } else {
      passage.clip(hour).clip("minute." + time.getMinute()).clip(half);
    }
  }

  @Override
  void date(LocalDate date, boolean withYear, Passage passage) {
    passage.clip("month." + id(date.getMonth())).clip("day." + date.getDayOfMonth());
    if (withYear) {
      year(date.getYear(), passage);
    }
  }

  /// "two thousand nine", "twenty ten"; a year of another century has no message and is left out.
  private void year(int year, Passage passage) {
    if (year < 2000 || year > 2099) {
      return;
    }
    passage.clip(year < 2010 ? "year.2000" : "year.20");
    if (year > 2000) {
      number(year % 100, false, passage);
    }
  }
}
