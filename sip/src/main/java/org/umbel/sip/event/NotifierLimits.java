package org.umbel.sip.event;

import java.time.Duration;

/// What a notifier grants.
///
/// @param shortest a shorter time is refused with 423
/// @param usual granted when a subscriber names none
/// @param longest granted when a subscriber wants more
/// @param subscriptions at once; beyond it new ones are refused with 503
/// @param ofOne of one subscriber at once; the same beyond it, so that nobody takes the room of all
/// @param pause between two NOTIFYs of one subscription at least; what changes meanwhile is told
///   together at its end. Zero for none. The answer to a SUBSCRIBE and the last NOTIFY never wait
public record NotifierLimits(
    Duration shortest,
    Duration usual,
    Duration longest,
    int subscriptions,
    int ofOne,
    Duration pause) {

  /// One minute, one hour, one day, 100 000, 1 000 of one, without a pause.
  public static final NotifierLimits DEFAULT =
      new NotifierLimits(
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofDays(1),
          100_000,
          1_000,
          Duration.ZERO);
}
