package org.umbel.sip.event;

import java.time.Duration;

/// What publishers are granted, RFC 3903 §6.
///
/// @param shortest a shorter time is refused with 423
/// @param usual granted when a publisher names none
/// @param longest granted when a publisher wants more
/// @param ofOne publications of one resource at once; a further one displaces that which was
///   renewed longest ago, so that a phone that forgets its entity tags is never locked out
/// @param ofAll at once; beyond it new ones are refused with 503
public record PublicationLimits(
    Duration shortest, Duration usual, Duration longest, int ofOne, int ofAll) {

  /// One minute, one hour, one hour, 10, 100 000.
  public static final PublicationLimits DEFAULT =
      new PublicationLimits(
          Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1), 10, 100_000);
}
