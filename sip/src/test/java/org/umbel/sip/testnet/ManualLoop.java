package org.umbel.sip.testnet;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.loop.TimerWheel;

/// A loop that stands still until the test, which is its thread, moves it.
public final class ManualLoop implements Loop {

  private static final long MOMENT_MICROS = 500;
  private static final Duration REAL_PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final TimerWheel wheel = new TimerWheel(0);
  private volatile long now;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return wheel.set(now, delay, task);
  }

  @Override
  public long nanos() {
    return now;
  }

  /// Runs what is waiting, and what that brings about.
  public void settle() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) task.run();
  }

  /// Lets time pass, tick by tick.
  public void pass(Duration span) {
    settle();
    long end = now + span.toNanos();
    while (now < end) {
      now = Math.min(end, now + TimerWheel.TICK.toNanos());
      wheel.advance(now, Runnable::run);
      settle();
    }
  }

  /// Lets time pass until something has come about: a tick whenever no thread has brought a task
  /// for a moment of real time, and a virtual thread that came last has had its turn, so that those
  /// before it have had theirs when the clock moves on.
  public void passUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + REAL_PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("It has not come about");
      if (!runNext() && !othersBroughtSomething()) pass(TimerWheel.TICK);
    }
    settle();
  }

  /// Waits for a virtual thread, and tells whether one before it brought something to do.
  private boolean othersBroughtSomething() {
    try {
      Thread.startVirtualThread(() -> {}).join();
      return !tasks.isEmpty();
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }

  /// Runs what other threads bring until something has come about; time stands still.
  public void standUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + REAL_PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("It has not come about");
      runNext();
    }
  }

  private boolean runNext() {
    try {
      var task = tasks.poll(MOMENT_MICROS, TimeUnit.MICROSECONDS);
      if (task != null) task.run();
      return task != null;
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }
}
