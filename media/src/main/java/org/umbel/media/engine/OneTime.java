package org.umbel.media.engine;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A value that comes once, from whichever thread is first, and that one thread waits for; or it
/// never comes because the session ends.
final class OneTime<T> {
  private final AtomicReference<@Nullable Optional<T>> value = new AtomicReference<>();
  private final CountDownLatch there = new CountDownLatch(1);

  /// @return whether this was the first
  boolean settle(T outcome) {
    return put(Optional.of(outcome));
  }

  /// Tells that no value will come.
  void abandon() {
    put(Optional.empty());
  }

  private boolean put(Optional<T> outcome) {
    boolean first = value.compareAndSet(null, outcome);
    there.countDown();
    return first;
  }

  boolean isSettled() {
    return value.get() != null;
  }

  /// Waits; empty when no value will come.
  Optional<T> await() throws InterruptedException {
    there.await();
    Optional<T> outcome = value.get();
    return outcome == null ? Optional.empty() : outcome;
  }
}
