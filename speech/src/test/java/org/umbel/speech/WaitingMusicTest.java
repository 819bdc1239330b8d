package org.umbel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingMusicTest {

  @Test
  void theMusicLastsLongEnoughAndIsQuieterThanSomebodyWhoSpeaks() {
    var music = WaitingMusic.whole();
    var samples = new short[music.remaining()];
    music.get(samples);

    double power = 0;
    int peak = 0;
    for (short sample : samples) {
      power += (double) sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }

    assertThat(samples.length).isEqualTo(24 * 8_000);
    assertThat(20 * Math.log10(Math.sqrt(power / samples.length) / 32_768)).isBetween(-18.0, -14.0);
    assertThat(peak).isLessThan(32_000);
  }

  @Test
  void theEndLeadsIntoTheBeginning() {
    var music = WaitingMusic.whole();
    int seam = Math.abs(music.get(0) - music.get(music.limit() - 1));

    int steepest = 0;
    for (int i = 1; i < music.limit(); i++) {
      steepest = Math.max(steepest, Math.abs(music.get(i) - music.get(i - 1)));
    }
    assertThat(seam).isLessThanOrEqualTo(steepest);
  }
}
