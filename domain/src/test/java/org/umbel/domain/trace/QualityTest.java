package org.umbel.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 4.41, GOOD",
    "0.01, 0, 0, 4.33, GOOD",
    "0.03, 5, 50, 4.08, GOOD",
    "0.05, 5, 50, 3.86, FAIR",
    "0.1, 10, 50, 3.33, POOR",
    "0.3, 20, 100, 1.97, BAD",
    "0, 0, 300, 3.71, FAIR",
    "0, 0, 400, 3.05, BAD",
    "1, 500, 5000, 1.00, BAD"
  })
  void lossJitterAndDelayCost(double loss, int jitter, int delay, double mos, Quality.Word word) {
    var quality = Quality.estimate(loss, Duration.ofMillis(jitter), Duration.ofMillis(delay));

    assertThat(quality.mos()).isCloseTo(mos, within(0.006));
    assertThat(quality.word()).isEqualTo(word);
  }

  @Test
  void thereIsNothingBeyondTheScale() {
    assertThatThrownBy(() -> new Quality(0.9)).hasMessageContaining("0.9");
    assertThatThrownBy(() -> new Quality(Double.NaN)).hasMessageContaining("NaN");
  }
}
