package org.umbel.sip.loop;

import java.time.Duration;

/// One thread that runs tasks one after the other, and their timers.
///
/// Everything a state machine owns is touched on its loop only, so none of it needs a lock. A task
/// must never block.
public interface Loop {

  /// Hands a task to the loop from any thread; tasks of one thread keep their order.
  void execute(Runnable task);

  /// Runs a task once after a delay, on the loop. To be called on the loop only.
  Timer after(Duration delay, Runnable task);

  /// The loop's monotonic time in nanoseconds, with no meaning but its differences.
  long nanos();
}
