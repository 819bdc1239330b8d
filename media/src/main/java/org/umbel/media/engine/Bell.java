package org.umbel.media.engine;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Wakes the threads that record, so that they write what has come: all whose time it is at one
/// stroke. A timer for each would wake a sleeping core, and two threads of the Java machine, for
/// every one of them.
///
/// The media thread strikes; a virtual thread does the waking, since what one virtual thread wakes
/// runs when it is done, without a call to the system.
final class Bell {
  /// Media time from one stroke to the next.
  static final long STROKE = 100 * MediaClock.MILLI;

  /// Strokes from one waking of a thread to its next: 400 ms, for which a recording has plenty of
  /// room.
  private static final int STROKES = 4;

  /// Who waits for which of the next strokes.
  private final List<Queue<Thread>> waiting =
      IntStream.rangeClosed(0, STROKES)
          .<Queue<Thread>>mapToObj(_ -> new ConcurrentLinkedQueue<>())
          .toList();

  private final Thread waker = Thread.ofVirtual().name("bell").unstarted(this::wake);
  private volatile long stroke;
  private volatile boolean stopping;

  void start() {
    waker.start();
  }

  /// Strikes, each [#STROKE]; media thread only.
  ///
  /// @param number of the stroke, one more each time
  void strike(long number) {
    stroke = number;
    if (!waiting(number).isEmpty()) {
      LockSupport.unpark(waker);
    }
  }

  private Queue<Thread> waiting(long stroke) {
    return waiting.get((int) (stroke % waiting.size()));
  }

  private void wake() {
    long woken = 0;
    while (!stopping) {
      LockSupport.park(this);
      while (woken < stroke) {
        woken++;
        waiting(woken).removeIf(Bell::wake);
      }
    }
  }

  private static boolean wake(Thread sleeper) {
    LockSupport.unpark(sleeper);
    return true;
  }

  /// Waits for 400 ms of media time, 100 ms more at first, or until somebody wakes the thread; may
  /// return early.
  void await() {
    waiting(stroke + STROKES).add(Thread.currentThread());
    LockSupport.park(this);
  }

  /// Strikes no more; nobody waits.
  void stop() {
    stopping = true;
    LockSupport.unpark(waker);
  }
}
