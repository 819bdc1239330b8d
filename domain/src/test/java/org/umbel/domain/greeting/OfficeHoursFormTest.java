package org.umbel.domain.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.greeting.OfficeHours.Moment;

class OfficeHoursFormTest {
  private final OfficeHoursForm form = new OfficeHoursForm();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never",
        "mon-fri 08:00-17:00",
        "mon-thu 08:00-17:00 break 12:00-13:00; fri 08:00-14:00",
        "mon 00:00-00:00",
        "mon 08:00-12:00; wed-sun 08:00-12:00",
        "mon-fri 22:00-06:00 break 02:00-02:30",
        "sun 20:00-02:00 break 23:30-00:30",
      })
  void whatIsReadIsWrittenAgain(String text) {
    assertThat(form.read(text).map(form::write)).contains(text);
  }

  @Test
  void equalDaysBesideEachOtherAreWrittenAsOneRun() {
    assertThat(form.read("tue 08:00-12:00; mon 08:00-12:00").map(form::write))
        .contains("mon-tue 08:00-12:00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "mon",
        "mon 08:00-08:00",
        "mon 22:00-06:00 break 21:00-22:00",
        "mon 22:00-06:00 break 05:00-07:00",
        "mon 8-17",
        "fri-mon 08:00-17:00",
        "mon 08:00-17:00 break 17:00-18:00",
        "mon 08:00-17:00; mon 18:00-19:00",
        "mon 25:00-26:00",
        "mon 08:00-17:00;",
        "day 08:00-17:00",
      })
  void whatIsNoWeekIsRefused(String text) {
    assertThat(form.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-18T07:59:59, OUTSIDE",
    "2026-11-18T08:00, WORKING",
    "2026-11-18T11:59:59, WORKING",
    "2026-11-18T12:00, BREAK",
    "2026-11-18T13:00, WORKING",
    "2026-11-18T17:00, OUTSIDE",
    "2026-11-21T10:00, OUTSIDE",
  })
  void aMomentIsWorkBreakOrNeither(LocalDateTime at, Moment moment) {
    var hours = form.read("mon-fri 08:00-17:00 break 12:00-13:00").orElseThrow();

    assertThat(hours.moment(at)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    // the night from Sunday to Monday belongs to Sunday, which has no hours
    "2026-11-16T05:59, OUTSIDE",
    "2026-11-16T21:59, OUTSIDE",
    "2026-11-16T22:00, WORKING",
    "2026-11-16T23:59:59, BREAK",
    "2026-11-17T00:00, BREAK",
    "2026-11-17T00:15, WORKING",
    "2026-11-17T05:59:59, WORKING",
    "2026-11-17T06:00, OUTSIDE",
    "2026-11-21T03:00, WORKING",
    "2026-11-21T22:00, OUTSIDE",
  })
  void aNightIsOfTheDayItBeginsOn(LocalDateTime at, Moment moment) {
    var hours = form.read("mon-fri 22:00-06:00 break 23:45-00:15").orElseThrow();

    assertThat(hours.moment(at)).isEqualTo(moment);
  }

  @Test
  void whatBeginsTodayComesBeforeTheNightThatGoesOn() {
    var hours = form.read("mon 22:00-12:00; tue 10:00-18:00 break 11:00-12:00").orElseThrow();

    assertThat(hours.moment(LocalDateTime.of(2026, 11, 17, 11, 30))).isEqualTo(Moment.BREAK);
    assertThat(hours.moment(LocalDateTime.of(2026, 11, 17, 9, 30))).isEqualTo(Moment.WORKING);
  }

  @Test
  void aDayMayLastUntilMidnight() {
    var hours = form.read("wed 20:00-00:00").orElseThrow();

    assertThat(hours.moment(LocalDateTime.of(2026, 11, 18, 23, 59))).isEqualTo(Moment.WORKING);
    assertThat(hours.moment(LocalDateTime.of(2026, 11, 19, 0, 0))).isEqualTo(Moment.OUTSIDE);
  }
}
