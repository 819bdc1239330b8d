package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SampleRingTest {
  private final SampleRing ring = new SampleRing();
  private final MemorySink sink = new MemorySink();

  /// Places a packet whose samples are all its number.
  private boolean place(int number) {
    var samples = new short[160];
    java.util.Arrays.fill(samples, (short) number);
    return ring.place(160L * number, samples, 0, samples.length);
  }

  private void drain() throws IOException {
    ring.drain(sink, Long.MAX_VALUE);
  }

  private short at(int packet) {
    return sink.samples()[160 * packet + 80];
  }

  @Test
  void whatWaitsForASlowDiskIsKeptForFourSecondsAndNoLonger() throws IOException {
    for (int i = 0; i < 30; i++) {
      place(i);
    }
    ring.commit(30 * 160);
    drain();

    int placed = 30;
    while (place(placed)) {
      ring.commit(ring.end());
      placed++;
    }
    drain();

    assertThat(placed - 30).isEqualTo(SampleRing.CAPACITY / 160);
    for (int i = 0; i < placed; i++) {
      assertThat(at(i)).as("packet %s", i).isEqualTo((short) i);
    }
  }

  @Test
  void whatIsMissingIsSilenceAcrossEveryBorder() throws IOException {
    for (int i = 0; i < 400; i += 2) {
      place(i);
      ring.commit(ring.end());
      if (i % 20 == 0) {
        drain();
      }
    }
    drain();

    for (int i = 0; i < 398; i++) {
      assertThat(at(i)).as("packet %s", i).isEqualTo((short) (i % 2 == 0 ? i : 0));
    }
  }
}
