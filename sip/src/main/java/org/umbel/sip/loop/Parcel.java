package org.umbel.sip.loop;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.failure.WaitInterrupted;

/// One thing that one thread waits for and another brings. The first to bring something wins.
public final class Parcel<T> {

  private final AtomicReference<@Nullable T> content = new AtomicReference<>();
  private volatile @Nullable Thread waiter;

  /// @return false when something was brought before
  public boolean put(T value) {
    if (!content.compareAndSet(null, value)) return false;
    var waiting = waiter;
    if (waiting != null) LockSupport.unpark(waiting);
    return true;
  }

  /// Waits without an end of its own; whoever brings it has timers.
  ///
  /// @throws WaitInterrupted when the thread is interrupted
  public T take(String what) {
    waiter = Thread.currentThread();
    while (true) {
      var value = content.get();
      if (value != null) return value;
      LockSupport.park(this);
      if (Thread.currentThread().isInterrupted()) throw new WaitInterrupted(what);
    }
  }
}
