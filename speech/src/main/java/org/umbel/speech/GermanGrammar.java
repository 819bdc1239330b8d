package org.umbel.speech;

import java.time.LocalDate;
import java.time.LocalTime;

/// German: "Am dritten März um siebzehn Uhr sieben."
final class GermanGrammar extends Grammar {

  @Override
  void time(LocalTime time, Passage passage) {
    if (time.getMinute() == 0) {
      passage.clip("at." + time.getHour() + ".end");
    } else {
      number(time.getMinute(), true, passage.clip("at." + time.getHour()));
    }
  }

  @Override
  void date(LocalDate date, boolean withYear, Passage passage) {
    passage.clip("day." + date.getDayOfMonth()).clip("month." + id(date.getMonth()));
    if (withYear) {
      year(date.getYear(), passage);
    }
  }

  /// "zweitausend" "sechsundzwanzig"; a year of another century has no message and is left out.
  private void year(int year, Passage passage) {
    if (year < 2000 || year > 2099) {
      return;
    }
    passage.clip("year.2000");
    if (year > 2000) {
      number(year % 100, false, passage);
    }
  }
}
