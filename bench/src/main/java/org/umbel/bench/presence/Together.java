package org.umbel.bench.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.bench.CannotMeasure;
import org.umbel.sip.SipException;

/// The same done many times, some at once.
final class Together {
  private static final int AT_ONCE = 32;

  private Together() {}

  /// What is done.
  interface Task {
    /// @param number counts up from 0
    void run(int number);
  }

  /// Waits until it was done so many times.
  ///
  /// @return how often it went well
  static int times(int times, Task task) {
    return run(new AtomicInteger(), times, Long.MAX_VALUE, task);
  }

  /// Waits until the time is over.
  ///
  /// @return how often it went well
  static int during(Duration time, Task task) {
    var end = System.nanoTime() + time.toNanos();
    return run(new AtomicInteger(), Integer.MAX_VALUE, end, task);
  }

  private static int run(AtomicInteger next, int times, long end, Task task) {
    var well = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var workers = new ArrayList<Future<?>>();
      for (int i = 0; i < AT_ONCE; i++) {
        workers.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement();
                  n < times && System.nanoTime() < end;
                  n = next.getAndIncrement()) {
                if (done(task, n)) well.incrementAndGet();
              }
            }));
      }
      for (var worker : workers) worker.get();
    } catch (ExecutionException failure) {
      throw new CannotMeasure("the crowd has failed", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
    return well.get();
  }

  /// Whether it went well.
  static boolean done(Task task, int number) {
    try {
      task.run(number);
      return true;
    } catch (SipException | CannotMeasure _) {
      return false;
    }
  }
}
