package org.umbel.media.engine;

import java.time.Duration;
import java.util.Set;
import org.umbel.media.Key;

/// What ends a recording besides hang-up.
///
/// @param longest the recording never exceeds this
/// @param silence so much silence after speech ends it; zero for never
/// @param firstSpeech nobody having spoken for so long ends it; zero for never
/// @param endKeys keys that end it; they are taken from the queue, their tone is cut off. Other
///   keys stay in the queue and in the recording
public record RecordLimits(
    Duration longest, Duration silence, Duration firstSpeech, Set<Key> endKeys) {
  public RecordLimits {
    endKeys = Set.copyOf(endKeys);
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("a recording needs a positive length, not " + longest);
    }
  }

  /// Ends at this length or by hang-up, for nothing else.
  public static RecordLimits longest(Duration longest) {
    return new RecordLimits(longest, Duration.ZERO, Duration.ZERO, Set.of());
  }

  public RecordLimits withSilence(Duration time) {
    return new RecordLimits(longest, time, firstSpeech, endKeys);
  }

  public RecordLimits withFirstSpeech(Duration time) {
    return new RecordLimits(longest, silence, time, endKeys);
  }

  public RecordLimits withEndKeys(Set<Key> keys) {
    return new RecordLimits(longest, silence, firstSpeech, keys);
  }

  public RecordLimits withEndKeys(Key... keys) {
    return withEndKeys(Set.of(keys));
  }
}
