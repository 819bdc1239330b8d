package org.umbel.store.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Brings what is being recorded to the disk, all recordings on a few threads: one and a timer for
/// each would cost more than the disk does, and one for all would wait for each in turn, while a
/// journalling disk settles requests that come together as one (1 300 files: 4 s one by one, 0.16 s
/// by four).
final class Forcer implements AutoCloseable {
  private static final int LANES = 4;

  private final List<Lane> lanes;
  private final AtomicInteger added = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  private Forcer(Duration every, Consumer<IOException> refused) {
    this.lanes = IntStream.range(0, LANES).mapToObj(_ -> new Lane(every, refused)).toList();
  }

  /// @param refused is told of each failure; the recording concerned finds out by itself
  static Forcer start(Duration every, Consumer<IOException> refused) {
    var forcer = new Forcer(every, refused);
    for (var lane : forcer.lanes) {
      Thread.ofPlatform().name("spool-forcer").daemon().start(lane::run);
    }
    return forcer;
  }

  void add(SpoolDeposit deposit) {
    lanes.get(Math.floorMod(added.getAndIncrement(), LANES)).open.add(deposit);
  }

  void remove(SpoolDeposit deposit) {
    lanes.forEach(lane -> lane.open.remove(deposit));
  }

  /// Ends the forcing. Recordings still open are brought to the disk and take nothing more.
  @Override
  public void close() {
    closed.countDown();
    lanes.forEach(Lane::cutOff);
  }

  /// One thread and its share of the recordings.
  private final class Lane {
    private final Set<SpoolDeposit> open = ConcurrentHashMap.newKeySet();
    private final Duration every;
    private final Consumer<IOException> refused;

    private Lane(Duration every, Consumer<IOException> refused) {
      this.every = every;
      this.refused = refused;
    }

    private void run() {
      try {
        var next = System.nanoTime() + every.toNanos();
        while (!closed.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          next = System.nanoTime() + every.toNanos();
          open.forEach(this::force);
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void cutOff() {
      for (var deposit : open) {
        try {
          deposit.cutOff();
        } catch (IOException failure) {
          refused.accept(failure);
        }
      }
    }

    private void force(SpoolDeposit deposit) {
      try {
        deposit.force();
      } catch (IOException failure) {
        refused.accept(failure);
      }
    }
  }
}
