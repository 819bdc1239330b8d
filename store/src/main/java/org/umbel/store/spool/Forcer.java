package org.umbel.store.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Brings what is being recorded to the disk, all recordings in turn on one thread: a thread and a
/// timer for each would cost more than the disk does.
final class Forcer implements AutoCloseable {
  private final Set<SpoolDeposit> open = ConcurrentHashMap.newKeySet();
  private final Consumer<IOException> refused;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Forcer(Duration every, Consumer<IOException> refused) {
    this.refused = refused;
    this.thread = Thread.ofPlatform().name("spool-forcer").daemon().unstarted(() -> run(every));
  }

  /// @param refused is told of each failure; the recording concerned finds out by itself
  static Forcer start(Duration every, Consumer<IOException> refused) {
    var forcer = new Forcer(every, refused);
    forcer.thread.start();
    return forcer;
  }

  void add(SpoolDeposit deposit) {
    open.add(deposit);
  }

  void remove(SpoolDeposit deposit) {
    open.remove(deposit);
  }

  /// Forces everything recorded until now.
  void round() {
    for (var deposit : open) {
      try {
        deposit.force();
      } catch (IOException failure) {
        refused.accept(failure);
      }
    }
  }

  private void run(Duration every) {
    try {
      var next = System.nanoTime() + every.toNanos();
      while (!closed.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        next = System.nanoTime() + every.toNanos();
        round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
