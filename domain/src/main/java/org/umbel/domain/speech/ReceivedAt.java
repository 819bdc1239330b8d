package org.umbel.domain.speech;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// When a message came: "today at 3 oh 5 p.m.", "yesterday …", the weekday within the last week,
/// then the date, with its year only when that is another than today's.
///
/// @param at in the listener's time zone; seconds are not said
/// @param today in the listener's time zone
public record ReceivedAt(LocalDateTime at, LocalDate today) implements Phrase {

  public static ReceivedAt of(Instant at, Instant now, ZoneId zone) {
    return new ReceivedAt(LocalDateTime.ofInstant(at, zone), LocalDate.ofInstant(now, zone));
  }
}
