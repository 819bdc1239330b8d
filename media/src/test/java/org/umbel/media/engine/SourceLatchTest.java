package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SourceLatchTest {
  private static final InetSocketAddress SAID = new InetSocketAddress("192.0.2.1", 4_000);
  private static final InetSocketAddress TRANSLATED = new InetSocketAddress("192.0.2.1", 9_123);
  private static final InetSocketAddress REAL = new InetSocketAddress("198.51.100.1", 61_000);
  private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.1", 5_000);

  private final SourceLatch latch = new SourceLatch();

  /// Whether a valid packet from there is taken.
  private boolean takes(InetSocketAddress from, long millis) {
    long now = millis * MediaClock.MILLI;
    boolean may = latch.mayBe(from, now);
    if (may) {
      latch.take(from, now);
    }
    return may;
  }

  @Test
  void nobodyIsTakenBeforeAnAgreement() {
    assertThat(takes(SAID, 0)).isFalse();
    assertThat(latch.target()).isNull();
  }

  @Test
  void theFirstSourceIsKeptAndAnsweredAndOthersAreStrangers() {
    latch.announce(SAID);
    assertThat(latch.target()).isEqualTo(SAID);

    assertThat(takes(REAL, 0)).isTrue();
    assertThat(latch.hasMoved()).isTrue();
    assertThat(latch.hasMoved()).isFalse();
    assertThat(latch.target()).isEqualTo(REAL);
    assertThat(takes(OTHER, 1)).isFalse();
  }

  @Test
  void theAnnouncedAddressMayTakeOver() {
    latch.announce(SAID);
    takes(OTHER, 0);

    assertThat(takes(SAID, 1)).isTrue();
    assertThat(takes(OTHER, 2)).isFalse();
    assertThat(takes(TRANSLATED, 3)).isFalse();
  }

  @Test
  void theAnnouncedHostMayTakeOverFromAnother() {
    latch.announce(SAID);
    takes(OTHER, 0);

    assertThat(takes(TRANSLATED, 1)).isTrue();
    assertThat(takes(OTHER, 2)).isFalse();
  }

  @Test
  void aPacketThatIsFoundInvalidChangesNothing() {
    latch.announce(SAID);

    assertThat(latch.mayBe(OTHER, 0)).isTrue();

    assertThat(latch.target()).isEqualTo(SAID);
    assertThat(takes(REAL, 1)).isTrue();
  }

  @Test
  void afterSilenceAnotherSourceIsTaken() {
    latch.announce(SAID);
    takes(REAL, 0);

    assertThat(takes(OTHER, 1_999)).isFalse();
    assertThat(takes(OTHER, 2_000)).isTrue();
  }

  @Test
  void aNewAddressBeginsAnewAndTheSameOneDoesNot() {
    latch.announce(SAID);
    takes(REAL, 0);
    latch.announce(SAID);
    assertThat(latch.target()).isEqualTo(REAL);

    latch.announce(OTHER);

    assertThat(latch.target()).isEqualTo(OTHER);
  }
}
