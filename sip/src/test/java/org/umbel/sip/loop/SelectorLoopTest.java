package org.umbel.sip.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// What is handed to a loop that has ended.
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class SelectorLoopTest {
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final SelectorLoop loop = SelectorLoop.start("test-loop", faults::add);

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void whatBringsMoreDoesNotGoDeeper() {
    loop.close();
    var left = new AtomicInteger(100_000);

    loop.execute(() -> bringMore(left));

    assertThat(left).hasValue(0);
    assertThat(faults).isEmpty();
  }

  private void bringMore(AtomicInteger left) {
    if (left.decrementAndGet() > 0) loop.execute(() -> bringMore(left));
  }

  @Test
  void whoBringsSomethingDoesNotWaitForWhoRunsWhatWasBroughtBefore() throws InterruptedException {
    loop.close();
    var held = new Object();
    var running = new CountDownLatch(1);
    var done = new CountDownLatch(2);

    synchronized (held) {
      Thread.startVirtualThread(() -> loop.execute(() -> needing(held, running, done)));
      running.await();
      loop.execute(done::countDown);
    }
    done.await();

    assertThat(faults).isEmpty();
  }

  private static void needing(Object held, CountDownLatch running, CountDownLatch done) {
    running.countDown();
    synchronized (held) {
      done.countDown();
    }
  }
}
