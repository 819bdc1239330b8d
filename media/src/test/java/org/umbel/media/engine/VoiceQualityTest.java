package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceQualityTest {
  @ParameterizedTest
  @CsvSource({
    "PCMA, 0, 0, 4.41", // the best a telephone can be, G.107
    "PCMA, 0, 150, 4.34",
    "PCMA, 0, 400, 3.05",
    "pcmu, 0.01, 20, 3.95",
    "PCMU, 0.05, 20, 2.20",
    "G723, 0, 60, 3.95",
    "opus, 0.05, 20, 3.78",
    "PCMA, 1, 0, 1.0"
  })
  void delayLossAndCodecMakeTheScore(String codec, double loss, int millis, double score) {
    assertThat(VoiceQuality.score(codec, loss, Duration.ofMillis(millis)))
        .isCloseTo(score, within(0.15));
  }

  @Test
  void nothingIsBetterThanTheBestOrWorseThanTheWorst() {
    assertThat(VoiceQuality.score("PCMA", -1, Duration.ZERO)).isLessThan(4.5);
    assertThat(VoiceQuality.score("PCMA", 2, Duration.ofHours(1))).isEqualTo(1);
  }
}
