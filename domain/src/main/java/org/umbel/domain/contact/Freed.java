package org.umbel.domain.contact;

import java.time.Duration;

/// Tells those who wait for a worker that somebody may have become free. Safe for all threads.
public final class Freed {
  private long count; // guarded by this

  /// Somebody may be free now.
  public synchronized void tell() {
    count++;
    notifyAll();
  }

  /// How often it was told.
  public synchronized long count() {
    return count;
  }

  /// Waits until it is told again after `seen`, or the patience is over.
  public synchronized void await(long seen, Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    for (var left = patience.toMillis() + 1; count == seen && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }
}
