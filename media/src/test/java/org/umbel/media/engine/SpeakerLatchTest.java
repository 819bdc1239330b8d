package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeakerLatchTest {
  private final SpeakerLatch latch = new SpeakerLatch();

  private boolean admits(int ssrc, long millis) {
    return latch.admits(ssrc, millis * MediaClock.MILLI);
  }

  @Test
  void whoSpeaksFirstSpeaksAlone() {
    assertThat(admits(1, 0)).isTrue();
    assertThat(admits(2, 10)).isFalse();
    assertThat(admits(1, 20)).isTrue();
    assertThat(admits(2, 219)).isFalse();
  }

  @Test
  void afterAMomentOfSilenceAnotherMaySpeak() {
    admits(1, 0);

    assertThat(admits(2, 200)).isTrue();
    assertThat(admits(3, 210)).isFalse();
    assertThat(admits(2, 220)).isTrue();
  }

  @Test
  void whoSpokeBeforeHasItsWordBackAtOnce() {
    admits(1, 0);
    admits(2, 200);

    assertThat(admits(1, 201)).isTrue();
    assertThat(admits(2, 220)).isFalse();
  }

  @Test
  void aParadeOfOthersDoesNotMakeTheFirstForgotten() {
    admits(1, 0);
    for (int other = 2; other < 20; other++) {
      assertThat(admits(other, 200L * other)).isTrue();
    }

    assertThat(admits(1, 3_801)).isTrue();
  }

  @Test
  void afterANewAgreementAnybodyMayBegin() {
    admits(1, 0);

    latch.renew();

    assertThat(admits(2, 1)).isTrue();
    assertThat(admits(1, 2)).isFalse();
  }
}
