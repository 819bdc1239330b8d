package org.umbel.store.spool;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Messages that wait for their turn: oldest first among those that are due, one of each person at
/// a time. One that failed lets younger ones pass until it is due again, so that a message a server
/// dislikes never blocks a mailbox. As long as the spool allows. Safe for all threads.
final class CarriageQueue {
  private static final Duration LONGEST_NAP = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final int parallel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Carriage> waiting =
      new TreeSet<>(
          Comparator.comparing(Carriage::receivedAt).thenComparing(one -> one.id().value()));
  private final Set<Carriage> underWay = new HashSet<>();
  private boolean closed;

  CarriageQueue(InstantSource clock, int parallel) {
    this.clock = clock;
    this.parallel = parallel;
  }

  void add(Carriage carriage) {
    locked(() -> waiting.add(carriage));
  }

  /// Waits for the next message whose turn has come, and takes it out.
  ///
  /// @return empty when the queue has been closed
  Optional<Carriage> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        var turn = turn();
        if (turn.isPresent()) {
          waiting.remove(turn.get());
          underWay.add(turn.get());
          return turn;
        }
        changed.await(nap().toNanos(), TimeUnit.NANOSECONDS);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Carriage> turn() {
    if (underWay.size() >= parallel) {
      return Optional.empty();
    }
    var now = clock.instant();
    return waiting.stream().filter(one -> !one.due().isAfter(now) && free(one)).findFirst();
  }

  private boolean free(Carriage carriage) {
    return underWay.stream().noneMatch(one -> one.owner().equals(carriage.owner()));
  }

  /// Until the first message is due; a clock set forward is noticed within [#LONGEST_NAP].
  private Duration nap() {
    var now = clock.instant();
    return waiting.stream()
        .map(one -> Duration.between(now, one.due()))
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder())
        .filter(wait -> wait.compareTo(LONGEST_NAP) < 0)
        .orElse(LONGEST_NAP);
  }

  /// The message has left.
  void finished(Carriage carriage) {
    locked(() -> underWay.remove(carriage));
  }

  /// The message waits again.
  void postponed(Carriage before, Carriage after) {
    locked(() -> underWay.remove(before) && waiting.add(after));
  }

  /// Everything that waits is due now.
  void hurry() {
    var now = clock.instant();
    locked(() -> {
      var all = waiting.stream().map(one -> one.dueAt(now)).toList();
      waiting.clear();
      return waiting.addAll(all);
    });
  }

  /// Looks at the clock again.
  void nudge() {
    locked(() -> true);
  }

  /// Waiting and under way, oldest first.
  List<Carriage> all() {
    lock.lock();
    try {
      var all = new TreeSet<>(waiting);
      all.addAll(underWay);
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    locked(() -> closed = true);
  }

  private void locked(Step step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @FunctionalInterface
  private interface Step {
    boolean run();
  }
}
