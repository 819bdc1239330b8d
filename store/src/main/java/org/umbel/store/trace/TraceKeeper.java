package org.umbel.store.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour.Condition;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;

/// Brings steps to the file once a second by a thread of its own, so that nobody waits for the
/// disk. While the disk refuses, they wait in memory up to a bound; further ones are not kept over
/// a restart. Safe for all threads.
final class TraceKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceKeeper.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_PENDING = 20_000;

  private final TraceFile file; // guarded by itself
  private final Supplier<List<TraceLine>> whole;
  private final List<TraceLine> pending = new ArrayList<>(); // guarded by itself
  private final CountDownLatch closed = new CountDownLatch(1);
  private long dropped; // guarded by pending
  private volatile Optional<String> refusal = Optional.empty();

  /// @param whole everything that is to be in the file
  TraceKeeper(TraceFile file, Supplier<List<TraceLine>> whole) {
    this.file = file;
    this.whole = whole;
  }

  /// Opens the file, or makes it and the folders above it.
  ///
  /// @throws DiskRefused when the disk does not let us
  static TraceFile file(Path path, Disk disk) {
    try {
      new EntryFolder(disk, path.toAbsolutePath().resolveSibling("")).prepare();
      return new TraceFile(disk, path);
    } catch (IOException refused) {
      throw new DiskRefused("open the traces of messages", path, refused);
    }
  }

  void start() {
    Thread.ofPlatform().name("message-trace-keeper").daemon().start(this::keepOn);
  }

  /// Returns at once.
  void keep(TraceLine line) {
    synchronized (pending) {
      if (pending.size() < MOST_PENDING) {
        pending.add(line);
      } else {
        dropped++;
      }
    }
  }

  private void keepOn() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Brings what waits to the disk, now.
  void flush() {
    synchronized (file) {
      var lines = taken();
      if (lines.isEmpty()) {
        return;
      }
      try {
        file.append(lines);
        if (file.overgrown()) {
          file.replace(whole.get());
        }
        refusal = Optional.empty();
      } catch (IOException failure) {
        refused(lines, failure);
      }
    }
  }

  private List<TraceLine> taken() {
    synchronized (pending) {
      var lines = List.copyOf(pending);
      pending.clear();
      return lines;
    }
  }

  private void refused(List<TraceLine> lines, IOException failure) {
    synchronized (pending) {
      pending.addAll(0, lines);
    }
    if (refusal.isEmpty()) {
      LOG.error("message-traces.refused why={}", DiskRefused.words(failure));
    }
    refusal = Optional.of("cannot be written: " + DiskRefused.words(failure));
  }

  Condition condition() {
    long lost;
    synchronized (pending) {
      lost = dropped;
    }
    var loss = lost == 0 ? "" : "; " + lost + " steps will be missing after a restart";
    return new Condition(refusal.isEmpty(), refusal.orElse("kept on disk") + loss);
  }

  /// Brings what waits to the disk and ends.
  @Override
  public void close() {
    closed.countDown();
    flush();
  }
}
