package org.umbel.domain.call;

import java.time.Duration;
import java.util.Set;

/// When a recording ends by itself.
///
/// @param shortest shorter recordings are dropped as unintended; zero keeps everything
/// @param longest end after this length
/// @param silence end after this long without a voice; zero never ends for silence
/// @param endingKeys end at any of these keys
public record RecordingLimits(
    Duration shortest, Duration longest, Duration silence, Set<Key> endingKeys) {

  /// One second to ten minutes, ten seconds of silence, `#`.
  public static final RecordingLimits DEFAULT =
      new RecordingLimits(
          Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(10), Set.of(Key.POUND));
}
