package org.umbel.sip.loop;

import org.jspecify.annotations.Nullable;

/// A task that waits for its time on a [TimerWheel]. Belongs to the loop's thread.
public final class Timer {

  final Runnable task;
  final long dueTick;

  /// Neighbours in the slot's ring; null when the timer waits no longer.
  @Nullable Timer before;

  @Nullable Timer behind;

  Timer(Runnable task, long dueTick) {
    this.task = task;
    this.dueTick = dueTick;
  }

  /// The head of an empty slot.
  static Timer head() {
    var head = new Timer(() -> {}, Long.MAX_VALUE);
    head.before = head;
    head.behind = head;
    return head;
  }

  /// Forgets the task; nothing happens when it has run already.
  public void cancel() {
    if (before == null || behind == null) return;
    before.behind = behind;
    behind.before = before;
    before = null;
    behind = null;
  }
}
