package org.umbel.bench.calls;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.umbel.bench.calls.LoadCall.State;

/// Which requests are to be sent again when nothing has changed by then: after 500 ms, and after
/// pauses twice as long each, RFC 3261 §17.1.1.2. One queue for each pause needs no sorting.
/// Belongs to the generator's thread.
final class Repetitions {
  private static final long T1 = 500_000_000;
  private static final int MOST = 3; // 500 ms, 1 s, 2 s; then 4 s of patience

  private record Waiting(LoadCall call, State state, long due) {}

  private final List<Queue<Waiting>> queues = new ArrayList<>();
  private final Consumer<LoadCall> repeat;
  private final Consumer<LoadCall> giveUp;

  Repetitions(Consumer<LoadCall> repeat, Consumer<LoadCall> giveUp) {
    this.repeat = repeat;
    this.giveUp = giveUp;
    for (int i = 0; i <= MOST; i++) queues.add(new ArrayDeque<>());
  }

  /// Watches a request that was sent now.
  void watch(LoadCall call, long now) {
    watch(call, now, 0);
  }

  private void watch(LoadCall call, long now, int attempt) {
    queues.get(attempt).add(new Waiting(call, call.state, now + (T1 << attempt)));
  }

  /// Does what is due.
  void run(long now) {
    for (int attempt = 0; attempt <= MOST; attempt++) {
      var queue = queues.get(attempt);
      for (var next = queue.peek(); next != null && next.due <= now; next = queue.peek()) {
        queue.remove();
        if (next.call.state == next.state) overdue(next.call, now, attempt);
      }
    }
  }

  private void overdue(LoadCall call, long now, int attempt) {
    if (attempt == MOST) {
      giveUp.accept(call);
      return;
    }
    repeat.accept(call);
    watch(call, now, attempt + 1);
  }
}
