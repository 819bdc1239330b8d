package org.umbel.telephony;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Counts the calls that go on, and lets them end before the server does. Safe for all threads.
public final class CallsInProgress {
  private final int most;
  private final Set<Entry> entries = new HashSet<>(); // guarded by this
  private boolean draining; // guarded by this

  CallsInProgress(int most) {
    this.most = most;
  }

  /// A call from its arrival to its end.
  public final class Entry implements AutoCloseable {
    private Runnable hangUp = () -> {}; // guarded by the outer object

    private Entry() {}

    /// Says how the call can be ended by force.
    void endsBy(Runnable means) {
      synchronized (CallsInProgress.this) {
        hangUp = means;
      }
    }

    @Override
    public void close() {
      synchronized (CallsInProgress.this) {
        entries.remove(this);
        CallsInProgress.this.notifyAll();
      }
    }
  }

  synchronized Entry begin() {
    var entry = new Entry();
    entries.add(entry);
    return entry;
  }

  /// How many calls go on.
  public synchronized int count() {
    return entries.size();
  }

  /// Why the call that has just begun cannot be taken; empty when it can.
  synchronized Optional<String> objection() {
    if (draining) {
      return Optional.of("the server is stopping");
    }
    return entries.size() > most ? Optional.of(most + " calls go on already") : Optional.empty();
  }

  /// Takes no new calls, waits for the others to end, and ends by force those that have not in
  /// time.
  public void drain(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      draining = true;
      while (!entries.isEmpty() && deadline - System.nanoTime() > 0) {
        wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    }
    remaining().forEach(Runnable::run);
  }

  private synchronized Set<Runnable> remaining() {
    var means = new HashSet<Runnable>();
    entries.forEach(entry -> means.add(entry.hangUp));
    return means;
  }
}
