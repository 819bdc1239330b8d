package org.umbel.server.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Lets something be said when it begins, and as long as it goes on once in ten seconds: whoever
/// floods a server shall not fill its disk. Safe for all threads.
final class Sparing {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private Instant quietUntil = Instant.MIN; // guarded by this
  private long unsaid; // guarded by this

  Sparing(InstantSource clock) {
    this.clock = clock;
  }

  /// It has happened.
  ///
  /// @return when it is to be said, how often it has happened since it was said last
  synchronized OptionalLong happened() {
    unsaid++;
    var now = clock.instant();
    if (now.isBefore(quietUntil)) {
      return OptionalLong.empty();
    }
    quietUntil = now.plus(PAUSE);
    var times = unsaid;
    unsaid = 0;
    return OptionalLong.of(times);
  }
}
