package org.umbel.sip.loop;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Runs tasks one after the other in their order, on virtual threads that live only while there is
/// something to do. Any thread may add.
public final class Turns {

  private final Queue<Runnable> waiting = new ArrayDeque<>(2);
  private boolean running;

  /// @return false when `bound` tasks wait already; then the task is not taken
  public boolean add(Runnable task, int bound) {
    synchronized (this) {
      if (waiting.size() >= bound) return false;
      waiting.add(task);
      if (running) return true;
      running = true;
    }
    Thread.startVirtualThread(this::run);
    return true;
  }

  private void run() {
    for (var task = next(); task != null; task = next()) task.run();
  }

  private synchronized @Nullable Runnable next() {
    var task = waiting.poll();
    running = task != null;
    return task;
  }
}
