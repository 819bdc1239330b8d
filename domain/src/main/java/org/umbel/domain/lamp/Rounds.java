package org.umbel.domain.lamp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.umbel.domain.person.Extension;

/// Does a round of work for an extension whenever asked: on a virtual thread of its own, one at a
/// time for each extension. Asked during a round, it does one more afterwards, however often it was
/// asked. Safe for all threads.
public final class Rounds implements AutoCloseable {
  private final String name;
  private final Work work;
  private final Map<Extension, Thread> running = new HashMap<>(); // guarded by this
  private final Set<Extension> askedAgain = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this

  /// What a round does. It may wait; an interrupt ends it.
  @FunctionalInterface
  public interface Work {
    void round(Extension owner) throws InterruptedException;
  }

  /// @param name of the threads, before the extension
  public Rounds(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  /// Returns at once.
  public synchronized void ask(Extension owner) {
    if (closed) {
      return;
    }
    if (running.containsKey(owner)) {
      askedAgain.add(owner);
      return;
    }
    var thread = Thread.ofVirtual().name(name + " " + owner).unstarted(() -> run(owner));
    running.put(owner, thread);
    thread.start();
  }

  private void run(Extension owner) {
    var again = true;
    try {
      while (again) {
        work.round(owner);
        again = askedAgain(owner);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (again) {
        forget(owner);
      }
    }
  }

  /// Says whether one more round is wanted, and ends the extension's turn if not.
  private synchronized boolean askedAgain(Extension owner) {
    if (askedAgain.remove(owner)) {
      return true;
    }
    running.remove(owner);
    return false;
  }

  private synchronized void forget(Extension owner) {
    running.remove(owner);
    askedAgain.remove(owner);
  }

  /// Interrupts the rounds that run, and does no more. Waits for nothing.
  @Override
  public synchronized void close() {
    closed = true;
    running.values().forEach(Thread::interrupt);
  }
}
