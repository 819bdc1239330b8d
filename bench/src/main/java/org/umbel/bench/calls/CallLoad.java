package org.umbel.bench.calls;

import java.time.Duration;
import java.util.Optional;

/// Calls to be made, whatever becomes of those before (an open loop).
///
/// @param perSecond how many begin each second, evenly spread
/// @param count how many in all
/// @param hold how long each is left before it is hung up; empty for never
public record CallLoad(int perSecond, int count, Optional<Duration> hold) {
  private static final Duration SHORT_HOLD = Duration.ofMillis(100);

  /// For so long, each call hung up after 100 ms.
  public static CallLoad of(int perSecond, Duration time) {
    int count = (int) (perSecond * time.toMillis() / 1000);
    return new CallLoad(perSecond, count, Optional.of(SHORT_HOLD));
  }

  /// Calls that stay.
  public static CallLoad held(int perSecond, int count) {
    return new CallLoad(perSecond, count, Optional.empty());
  }
}
