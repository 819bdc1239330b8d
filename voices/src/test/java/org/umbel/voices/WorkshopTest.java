package org.umbel.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.Language;
import org.umbel.voices.cache.ContentKey;

class WorkshopTest {
  private static final ContentKey A = ContentKey.of("a");
  private final AtomicInteger made = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private ShortBuffer slow() throws InterruptedException {
    made.incrementAndGet();
    begun.countDown();
    mayEnd.await();
    return ShortBuffer.allocate(1);
  }

  @Test
  void whoWantsTheSameWaitsForTheOneThatIsMade() throws InterruptedException {
    var workshop = new Workshop(2, Duration.ofSeconds(10));
    var callers = new ArrayList<Thread>();
    var heard = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  heard.addAndGet(workshop.make(A, this::slow).remaining());
                } catch (InterruptedException ended) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    begun.await();
    mayEnd.countDown();
    for (var caller : callers) {
      caller.join();
    }

    assertThat(heard).hasValue(10);
    assertThat(made.get()).isLessThanOrEqualTo(10);
  }

  @Test
  void whoLeavesDoesNotEndTheWorkOfOthers() throws InterruptedException {
    var workshop = new Workshop(1, Duration.ofSeconds(10));
    var leaving =
        Thread.ofVirtual()
            .start(() -> {
              try {
                workshop.make(A, this::slow);
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            });
    begun.await();
    leaving.interrupt();
    leaving.join();
    mayEnd.countDown();

    assertThat(workshop.make(A, () -> ShortBuffer.allocate(1)).remaining()).isEqualTo(1);
  }

  @Test
  void moreThanMayWaitAreRefused() throws InterruptedException {
    var workshop = new Workshop(1, Duration.ofSeconds(10));
    var callers = new ArrayList<Thread>();
    for (int i = 0; i <= Workshop.WAITING; i++) {
      var key = ContentKey.of(i);
      var entered = new CountDownLatch(1);
      callers.add(
          Thread.ofVirtual()
              .start(() -> {
                entered.countDown();
                try {
                  workshop.make(key, this::slow);
                } catch (InterruptedException ended) {
                  Thread.currentThread().interrupt();
                }
              }));
      entered.await();
    }
    begun.await();
    while (workshop.waiting() <= Workshop.WAITING) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> workshop.make(A, this::slow)).isInstanceOf(TooBusy.class);
    mayEnd.countDown();
    for (var caller : callers) {
      caller.join();
    }
  }

  @Test
  void whatFailsIsToldAndMayBeTriedAgain() throws InterruptedException {
    var workshop = new Workshop(1, Duration.ofSeconds(10));

    assertThatThrownBy(() ->
            workshop.make(
                A,
                () -> {
                  throw new CannotSpeak(Language.GERMAN, "no engine");
                }))
        .isInstanceOf(CannotSpeak.class);
    assertThat(List.of(workshop.make(A, () -> ShortBuffer.allocate(3)).remaining()))
        .containsExactly(3);
  }
}
