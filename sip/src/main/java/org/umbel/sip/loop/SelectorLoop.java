package org.umbel.sip.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The loop on a platform thread of its own: reads the channels registered with it, runs what other
/// threads hand in, fires timers.
///
/// A task that throws does not end the loop; the fault goes to the consumer given at the start.
public final class SelectorLoop implements Loop, AutoCloseable {

  private static final int TASKS_PER_ROUND = 256; // so that sockets and timers get their turn

  private final Selector selector;
  private final Thread thread;
  private final Consumer<Throwable> faults;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final ReentrantLock draining = new ReentrantLock();
  private final TimerWheel wheel = new TimerWheel(System.nanoTime());
  private volatile boolean closing;
  private volatile boolean stopped;

  private SelectorLoop(Selector selector, String name, Consumer<Throwable> faults) {
    this.selector = selector;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /// Starts a loop.
  ///
  /// @param faults told what a task threw; called on the loop
  public static SelectorLoop start(String name, Consumer<Throwable> faults) {
    try {
      var loop = new SelectorLoop(Selector.open(), name, faults);
      loop.thread.start();
      return loop;
    } catch (IOException failure) {
      throw new UncheckedIOException("No selector for the loop " + name, failure);
    }
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (stopped) drain();
    else if (asleep.get() && asleep.compareAndSet(true, false)) selector.wakeup();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return wheel.set(System.nanoTime(), delay, task);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /// Calls `ready` on the loop whenever the channel can be read, until the channel is closed.
  public void watch(SelectableChannel channel, Runnable ready) {
    execute(() -> {
      try {
        channel.register(selector, SelectionKey.OP_READ, ready);
      } catch (ClosedChannelException _) {
        // closed before it was watched: there is nothing to read any more
      }
    });
  }

  /// Ends the loop after the tasks handed in so far and waits for its thread, at most a second.
  /// Tasks that come later run on the threads that bring them, so that nobody waits in vain; timers
  /// do not fire any more.
  @Override
  public void close() {
    execute(() -> closing = true);
    if (Thread.currentThread().equals(thread)) return;
    try {
      thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector) {
      while (!closing) round();
    } catch (IOException failure) {
      faults.accept(failure);
    }
    stopped = true;
    drain();
  }

  /// Nobody waits here, for a task may need what the one who brings another holds: whoever drains
  /// takes that along.
  private void drain() {
    if (draining.isHeldByCurrentThread()) return;
    while (!tasks.isEmpty() && draining.tryLock()) {
      try {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) guarded(task);
      } finally {
        draining.unlock();
      }
    }
  }

  private void round() throws IOException {
    select();
    for (int done = 0; done < TASKS_PER_ROUND; done++) {
      var task = tasks.poll();
      if (task == null) break;
      guarded(task);
    }
    wheel.advance(System.nanoTime(), this::guarded);
  }

  private void select() throws IOException {
    asleep.set(true);
    if (tasks.isEmpty()) {
      var pause = wheel.untilNext(System.nanoTime());
      long millis = pause.isPresent() ? (pause.getAsLong() + 999_999) / 1_000_000 : 0;
      if (pause.isPresent() && millis == 0) selector.selectNow(this::read);
      else selector.select(this::read, millis);
    } else {
      selector.selectNow(this::read);
    }
    asleep.set(false);
  }

  private void read(SelectionKey key) {
    asleep.set(false);
    if (key.attachment() instanceof Runnable ready) guarded(ready);
  }

  // The one place of the loop that catches everything: a fault must not end the endpoint.
  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError | AssertionError fault) {
      faults.accept(fault);
    }
  }
}
