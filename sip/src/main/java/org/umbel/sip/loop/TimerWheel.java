package org.umbel.sip.loop;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Timers hashed by their due time into the slots of a wheel: setting and cancelling cost the same
/// however many wait. SIP needs this, for every transaction sets timers of half a minute and
/// cancels most of them.
///
/// Belongs to one thread. The resolution is [#TICK]; a timer never fires early.
public final class TimerWheel {

  /// Resolution of every timer.
  public static final Duration TICK = Duration.ofMillis(5);

  private static final long TICK_NANOS = TICK.toNanos();
  private static final int SLOTS = 8192; // 41 s around, so timers of 32 s wait in one round
  private static final int MASK = SLOTS - 1;

  private final Timer[] slots = new Timer[SLOTS];
  private final long[] occupied = new long[SLOTS / Long.SIZE];
  private final long origin;
  private long tick;

  /// @param origin nanoseconds of the clock whose later values [#advance] will be given
  public TimerWheel(long origin) {
    this.origin = origin;
  }

  /// Sets a timer `delay` after `now`.
  public Timer set(long now, Duration delay, Runnable task) {
    long due = Math.max(now - origin + delay.toNanos(), 0);
    var timer = new Timer(task, Math.max((due + TICK_NANOS - 1) / TICK_NANOS, tick + 1));
    int slot = (int) timer.dueTick & MASK;
    var head = slots[slot];
    if (head == null) {
      head = Timer.head();
      slots[slot] = head;
    }
    append(head, timer);
    occupied[slot >> 6] |= 1L << slot;
    return timer;
  }

  /// Fires every timer that is due at `now`, in the order of their ticks.
  ///
  /// @param runner runs each timer's task, and deals with what it throws
  public void advance(long now, Consumer<Runnable> runner) {
    long target = (now - origin) / TICK_NANOS;
    while (tick < target) {
      int steps = stepsToOccupied(target - tick);
      tick += steps;
      fire((int) tick & MASK, runner);
    }
  }

  /// Nanoseconds from `now` to the next slot that holds a timer; empty when none waits.
  public OptionalLong untilNext(long now) {
    int steps = stepsToOccupied(SLOTS);
    if (!isOccupied((int) (tick + steps) & MASK)) return OptionalLong.empty();
    return OptionalLong.of(Math.max(0, origin + (tick + steps) * TICK_NANOS - now));
  }

  private static void append(Timer head, Timer timer) {
    var last = head.before == null ? head : head.before;
    timer.before = last;
    timer.behind = head;
    last.behind = timer;
    head.before = timer;
  }

  private boolean isOccupied(int slot) {
    return (occupied[slot >> 6] & (1L << slot)) != 0;
  }

  /// Ticks to the next occupied slot, at most `most`.
  private int stepsToOccupied(long most) {
    int limit = (int) Math.min(most, SLOTS);
    int steps = 1;
    while (steps < limit) {
      int slot = (int) (tick + steps) & MASK;
      long rest = occupied[slot >> 6] >>> slot;
      if (rest != 0) return Math.min(limit, steps + Long.numberOfTrailingZeros(rest));
      steps += Long.SIZE - (slot & 63);
    }
    return limit;
  }

  private void fire(int slot, Consumer<Runnable> runner) {
    var head = slots[slot];
    if (head == null || !isOccupied(slot)) return;
    var timer = head.behind;
    while (timer != null && timer != head) {
      var next = timer.behind;
      if (timer.dueTick <= tick) {
        timer.cancel();
        runner.accept(timer.task);
        next = head.behind; // the task may have changed the ring
      }
      timer = next;
    }
    if (head.behind == head) occupied[slot >> 6] &= ~(1L << slot);
  }
}
