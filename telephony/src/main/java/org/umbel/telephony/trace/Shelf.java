package org.umbel.telephony.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which calls are kept: all that are served now, the last that were answered, and the last that
/// were not. Above the limit of bytes the oldest finished ones go; when none is left, calls that go
/// on get no further steps. Safe for all threads.
final class Shelf {
  private final TraceLimits limits;
  private final Consumer<Draft> pushedOut;
  private final AtomicLong bytes = new AtomicLong();

  private final Set<Draft> served = new LinkedHashSet<>(); // guarded by this
  private final Deque<Draft> answered = new ArrayDeque<>(); // guarded by this
  private final Set<Draft> unanswered = new LinkedHashSet<>(); // guarded by this

  Shelf(TraceLimits limits, Consumer<Draft> pushedOut) {
    this.limits = limits;
    this.pushedOut = pushedOut;
  }

  /// Keeps a call that nobody serves, until others push it out.
  synchronized void putAside(Draft draft) {
    unanswered.add(draft);
    while (unanswered.size() > limits.unanswered()) {
      pushOut(unanswered.iterator().next());
    }
  }

  /// Keeps a call until it is finished.
  synchronized void serve(Draft draft) {
    unanswered.remove(draft);
    served.add(draft);
  }

  synchronized void finish(Draft draft) {
    if (!served.remove(draft)) {
      return;
    }
    if (!draft.taken()) {
      putAside(draft);
      return;
    }
    answered.add(draft);
    while (answered.size() > limits.calls()) {
      pushOut(answered.getFirst());
    }
  }

  /// A call has grown by so many bytes.
  void grown(int by) {
    if (bytes.addAndGet(by) > limits.bytes()) {
      shrink();
    }
  }

  /// Whether another step may be kept.
  boolean room() {
    return bytes.get() <= limits.bytes();
  }

  private synchronized void shrink() {
    while (!room()) {
      var oldest = oldest();
      if (oldest == null) {
        return;
      }
      pushOut(oldest);
    }
  }

  private synchronized @Nullable Draft oldest() {
    var one = answered.peek();
    var other = unanswered.isEmpty() ? null : unanswered.iterator().next();
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.began().isBefore(other.began()) ? one : other;
  }

  private synchronized void pushOut(Draft draft) {
    if (!unanswered.remove(draft)) {
      answered.remove(draft);
    }
    bytes.addAndGet(-draft.drop());
    pushedOut.accept(draft);
  }

  synchronized List<Draft> all() {
    var all = new ArrayList<>(served);
    all.addAll(answered);
    all.addAll(unanswered);
    return all;
  }
}
