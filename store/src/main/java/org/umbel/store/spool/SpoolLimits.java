package org.umbel.store.spool;

import java.time.Duration;

/// How much the spool takes, and how often it goes to the disk.
///
/// @param mostMessages being recorded, waiting or set aside; another one is refused, at least 1
/// @param leastFreeBytes space on the disk below which a message is refused, so that those being
///   recorded can end well; ten minutes of speech take 9.6 MB
/// @param shortest what a crash left of a recording is dropped when it is shorter; zero keeps all
/// @param forceEvery from one forcing of a recording to the next, at most one second
public record SpoolLimits(
    int mostMessages, long leastFreeBytes, Duration shortest, Duration forceEvery) {

  /// 20 000 messages, 200 MB left free, shorter than one second dropped, forced each 0.8 s, so that
  /// a slow disk still makes it within a second.
  public static final SpoolLimits DEFAULT =
      new SpoolLimits(20_000, 200_000_000, Duration.ofSeconds(1), Duration.ofMillis(800));

  public SpoolLimits {
    if (mostMessages < 1 || leastFreeBytes < 0 || shortest.isNegative()) {
      throw new IllegalArgumentException("A spool holds at least one message, none of them < 0");
    }
    if (!forceEvery.isPositive() || forceEvery.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException("Speech is forced at least each second: " + forceEvery);
    }
  }
}
