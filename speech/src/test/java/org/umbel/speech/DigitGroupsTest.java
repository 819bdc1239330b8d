package org.umbel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitGroupsTest {

  @ParameterizedTest
  @CsvSource({
    "4000, 4000",
    "40001, 400 01",
    "555014, 555 014",
    "5550143, 555 0143",
    "2025550143, 202 555 0143",
    "030 1234567, 030 123 4567",
    "0 81 42/47 99-5, 0 81 42 47 99 5",
    "+12025550143, +1 202 555 0143",
    "+4981424799, +49 814 247 99",
    "+35312345678, +353 123 456 78",
    "+49 8142 4799 555, +49 8142 4799 555",
    "+49, +49",
    "*21#, *21#",
  })
  void aNumberIsSaidInGroups(String number, String groups) {
    assertThat(String.join(" ", DigitGroups.of(number))).isEqualTo(groups);
  }

  @ParameterizedTest
  @CsvSource({"''", "anna", "+", "sip:", "' '"})
  void whatHasNoDigitsHasNoGroups(String number) {
    assertThat(DigitGroups.of(number)).isEmpty();
  }

  @Test
  void anEndlessNumberIsCutAtFortyDigits() {
    assertThat(String.join("", DigitGroups.of("7".repeat(100_000)))).hasSize(40);
  }
}
