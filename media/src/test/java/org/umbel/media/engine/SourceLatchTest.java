package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceLatchTest {
  private static final InetSocketAddress SAID = new InetSocketAddress("192.0.2.1", 4_000);
  private static final InetSocketAddress REAL = new InetSocketAddress("198.51.100.1", 61_000);
  private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.1", 5_000);

  private final SourceLatch latch = new SourceLatch();

  @Test
  void nobodyIsAdmittedBeforeAnAgreement() {
    assertThat(latch.admits(SAID, 0)).isFalse();
    assertThat(latch.target()).isNull();
  }

  @Test
  void theFirstSourceIsKeptAndAnsweredAndOthersAreStrangers() {
    latch.announce(SAID);
    assertThat(latch.target()).isEqualTo(SAID);

    assertThat(latch.admits(REAL, 0)).isTrue();
    assertThat(latch.hasMoved()).isTrue();
    assertThat(latch.hasMoved()).isFalse();
    assertThat(latch.target()).isEqualTo(REAL);
    assertThat(latch.admits(OTHER, 10)).isFalse();
  }

  @Test
  void theAnnouncedAddressMayTakeOver() {
    latch.announce(SAID);
    latch.admits(OTHER, 0);

    assertThat(latch.admits(SAID, 1)).isTrue();
    assertThat(latch.admits(OTHER, 2)).isFalse();
  }

  @Test
  void afterSilenceAnotherSourceIsTaken() {
    latch.announce(SAID);
    latch.admits(REAL, 0);

    assertThat(latch.admits(OTHER, 1_999 * MediaClock.MILLI)).isFalse();
    assertThat(latch.admits(OTHER, 2_000 * MediaClock.MILLI)).isTrue();
  }

  @Test
  void aNewAddressBeginsAnewAndTheSameOneDoesNot() {
    latch.announce(SAID);
    latch.admits(REAL, 0);
    latch.announce(SAID);
    assertThat(latch.target()).isEqualTo(REAL);

    latch.announce(OTHER);

    assertThat(latch.target()).isEqualTo(OTHER);
  }
}
