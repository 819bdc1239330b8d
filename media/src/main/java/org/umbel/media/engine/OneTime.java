package org.umbel.media.engine;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A value that comes once, from whichever thread is first, and that one thread waits for; or it
/// never comes because the session ends.
final class OneTime<T> {
  private final CountDownLatch there = new CountDownLatch(1);
  private @Nullable T value;

  /// Written after the value.
  private volatile boolean settled;

  /// @return whether this was the first
  boolean settle(T outcome) {
    return put(outcome);
  }

  /// Tells that no value will come.
  void abandon() {
    put(null);
  }

  private boolean put(@Nullable T outcome) {
    synchronized (there) {
      if (settled) {
        return false;
      }
      value = outcome;
      settled = true;
    }
    there.countDown();
    return true;
  }

  boolean isSettled() {
    return settled;
  }

  /// Waits; empty when no value will come.
  Optional<T> await() throws InterruptedException {
    there.await();
    return Optional.ofNullable(value);
  }
}
