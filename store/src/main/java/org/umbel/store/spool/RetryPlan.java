package org.umbel.store.spool;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before a message is tried again, and how many at once.
///
/// @param first wait after the first failure; doubles with each further one
/// @param longest wait it grows to
/// @param giveUpAfter age at which a message is set aside, kept but no longer tried
/// @param parallel messages under way at once, never two of one person, at least 1
public record RetryPlan(Duration first, Duration longest, Duration giveUpAfter, int parallel) {

  /// 5 s, doubling to 15 min, for 14 days, 4 at once.
  public static final RetryPlan DEFAULT =
      new RetryPlan(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(14), 4);

  private static final double JITTER = 0.2;
  private static final int MOST_DOUBLINGS = 20;

  public RetryPlan {
    if (!first.isPositive() || longest.compareTo(first) < 0 || parallel < 1) {
      throw new IllegalArgumentException(
          "A retry plan waits more than 0 s, grows, and carries at least one message");
    }
  }

  /// The wait after so many failures, up to a fifth shorter or longer so that messages that failed
  /// together are not tried together.
  ///
  /// @param tries failures so far, at least 1
  public Duration after(int tries, RandomGenerator random) {
    var doublings = Math.min(tries - 1, MOST_DOUBLINGS);
    var grown = first.multipliedBy(1L << doublings);
    var wait = grown.compareTo(longest) < 0 ? grown : longest;
    var stretch = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofNanos((long) (wait.toNanos() * stretch));
  }
}
