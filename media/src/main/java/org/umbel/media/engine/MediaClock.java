package org.umbel.media.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// The time media threads live in: nanoseconds of media since the engine started. It runs faster
/// than real time when [MediaSettings#frame] is shorter than 20 ms.
final class MediaClock {
  static final long MILLI = 1_000_000;

  /// Nanoseconds of a sample at 8 000 a second.
  static final long SAMPLE = 125_000;

  /// Seconds between 1900, where NTP begins, and 1970.
  private static final long NTP_EPOCH = 2_208_988_800L;

  private final long start = System.nanoTime();
  private final long startWall = System.currentTimeMillis();
  private final double speed;

  MediaClock(Duration frame) {
    this.speed = (double) MediaSettings.FRAME.toNanos() / frame.toNanos();
  }

  /// Media time now, in nanoseconds.
  long now() {
    return (long) ((System.nanoTime() - start) * speed);
  }

  /// The real nanoseconds that so much media time takes.
  long real(long mediaNanos) {
    return (long) (mediaNanos / speed);
  }

  /// The NTP timestamp of a media time, 32 bits of seconds and 32 of fraction (RFC 3550 §4).
  long ntp(long mediaNanos) {
    long nanos = startWall * MILLI + mediaNanos;
    long seconds = Math.floorDiv(nanos, 1_000_000_000L) + NTP_EPOCH;
    long fraction = (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
    return seconds << 32 | fraction;
  }

  /// A time between half and one and a half of the interval, so that peers do not report in step
  /// (RFC 3550 §6.3.1).
  static long around(long interval) {
    return interval / 2 + (interval > 0 ? ThreadLocalRandom.current().nextLong(interval) : 0);
  }
}
