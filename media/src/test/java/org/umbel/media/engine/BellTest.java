package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BellTest {
  private final Bell bell = new Bell();

  @Test
  void whoeverWaitsIsWoken() throws InterruptedException {
    var sleepers =
        Stream.generate(() -> Thread.startVirtualThread(bell::await)).limit(100).toList();
    bell.start();

    long strokes = 0;
    for (var sleeper : sleepers) {
      while (sleeper.isAlive()) {
        strokes++;
        bell.strike(strokes);
        Thread.onSpinWait();
      }
      sleeper.join();
    }
    bell.stop();

    assertThat(strokes).isGreaterThanOrEqualTo(4);
  }
}
