package org.umbel.telephony.registration;

import java.time.Duration;

/// What the registrar grants.
///
/// @param usual how long a registration lasts that names no time
/// @param shortest a shorter time is refused with 423
/// @param longest granted when a phone wants more
/// @param contactsOfOne phones of one extension at once; beyond it the one that was renewed longest
///   ago is forgotten, so that a phone that changes its port is never locked out
/// @param contactsOfAll phones at once; beyond it new ones are told to come later (503), others can
///   still renew and end theirs
public record RegistrarSettings(
    Duration usual, Duration shortest, Duration longest, int contactsOfOne, int contactsOfAll) {

  /// One hour, one minute, two hours, 10, and 200 000.
  public static final RegistrarSettings DEFAULT =
      new RegistrarSettings(
          Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(2), 10, 200_000);

  /// The time granted to a phone that wants this.
  Duration granted(Duration wanted) {
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }

  /// RFC 3261 §10.3 step 7; zero ends a registration and is never too brief.
  boolean tooBrief(Duration wanted) {
    return !wanted.isZero() && wanted.compareTo(shortest) < 0;
  }
}
