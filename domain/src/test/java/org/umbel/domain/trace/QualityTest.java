package org.umbel.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityTest {

  @ParameterizedTest
  @CsvSource({"4.41, GOOD", "4.03, GOOD", "3.86, FAIR", "3.33, POOR", "3.05, BAD", "1, BAD"})
  void aScoreHasAWord(double mos, Quality.Word word) {
    assertThat(new Quality(mos).word()).isEqualTo(word);
  }

  @Test
  void thereIsNothingBeyondTheScale() {
    assertThatThrownBy(() -> new Quality(0.9)).hasMessageContaining("0.9");
    assertThatThrownBy(() -> new Quality(Double.NaN)).hasMessageContaining("NaN");
  }
}
