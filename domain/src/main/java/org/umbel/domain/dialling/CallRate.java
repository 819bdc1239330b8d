package org.umbel.domain.dialling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// How many calls went out lately (SC-2). Remembers an hour, and at most [#MOST] calls of it. Safe
/// for all threads.
public final class CallRate {
  public static final int MOST = 100_000;
  private static final Duration MEMORY = Duration.ofHours(1);

  private final InstantSource clock;
  private final Deque<Instant> calls = new ArrayDeque<>(); // guarded by this, the latest last

  public CallRate(InstantSource clock) {
    this.clock = clock;
  }

  /// A call goes out.
  public synchronized void count() {
    var now = clock.instant();
    while (!calls.isEmpty()
        && (calls.size() >= MOST || calls.getFirst().isBefore(now.minus(MEMORY)))) {
      calls.removeFirst();
    }
    calls.addLast(now);
  }

  /// How many went out within the last minute, or so.
  public synchronized int within(Duration time) {
    var since = clock.instant().minus(time);
    var count = 0;
    for (var latest = calls.descendingIterator(); latest.hasNext(); count++) {
      if (!latest.next().isAfter(since)) {
        return count;
      }
    }
    return count;
  }
}
