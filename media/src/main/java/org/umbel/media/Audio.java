package org.umbel.media;

import java.nio.ShortBuffer;
import java.time.Duration;

/// The one kind of sound between the rooms of Umbel: linear 16-bit samples, 8 000 a second, one
/// channel, in a read-only `java.nio.ShortBuffer` from its position to its limit. The buffer may be
/// a mapped file; whoever plays it works on a duplicate and leaves position and limit alone.
public final class Audio {
  /// Samples in one second.
  public static final int RATE = 8_000;

  /// Samples in one millisecond.
  public static final int PER_MILLI = RATE / 1_000;

  private Audio() {}

  /// How long so many samples sound.
  public static Duration duration(long samples) {
    return Duration.ofNanos(samples * (1_000_000_000L / RATE));
  }

  /// How long the remaining samples of a sound last.
  public static Duration duration(ShortBuffer sound) {
    return duration(sound.remaining());
  }

  /// How many samples fit into a time, rounded down.
  public static long samples(Duration time) {
    return time.toSeconds() * RATE + time.toNanosPart() / (1_000_000_000L / RATE);
  }

  /// So much silence.
  ///
  /// @throws ArithmeticException when the time exceeds 2³¹ samples (three days)
  public static ShortBuffer silence(Duration time) {
    return ShortBuffer.allocate(Math.toIntExact(samples(time))).asReadOnlyBuffer();
  }
}
