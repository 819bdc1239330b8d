package org.umbel.media.engine;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.umbel.media.Key;

/// The keys typed and not yet read, oldest first. Bounded: who types more than 64 keys ahead loses
/// the later ones. Any thread may call.
final class KeyQueue {
  private static final int MOST = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Key> keys = new ArrayDeque<>();
  private boolean closed;

  void add(Key key) {
    lock.lock();
    try {
      if (keys.size() < MOST && !closed) {
        keys.add(key);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the oldest key, waiting at most so many real nanoseconds.
  Optional<Key> take(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (keys.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return Optional.ofNullable(keys.poll());
    } finally {
      lock.unlock();
    }
  }

  /// Shows the oldest key that fits to somebody, and takes it away if they say so. Nobody else sees
  /// the queue in between; `taker` must be quick.
  void show(Predicate<Key> wanted, Predicate<Key> taker) {
    lock.lock();
    try {
      keys.stream().filter(wanted).findFirst().filter(taker).ifPresent(keys::remove);
    } finally {
      lock.unlock();
    }
  }

  void clear() {
    lock.lock();
    try {
      keys.clear();
    } finally {
      lock.unlock();
    }
  }

  /// Wakes whoever waits, and takes no more.
  void close() {
    lock.lock();
    try {
      closed = true;
      keys.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
