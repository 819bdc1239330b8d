package org.umbel.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRangesTest {

  @Test
  void statusesAndRangesAreRead() {
    var ranges = StatusRanges.parse("480, 500 -599");

    assertThat(ranges.contain(480)).isTrue();
    assertThat(ranges.contain(481)).isFalse();
    assertThat(ranges.contain(500)).isTrue();
    assertThat(ranges.contain(599)).isTrue();
    assertThat(ranges.contain(600)).isFalse();
    assertThat(ranges).hasToString("480, 500-599");
    assertThat(StatusRanges.parse(" ").contain(503)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "5xx", "599-500", "480,", "480;500"})
  void somethingElseIsRefused(String text) {
    assertThatThrownBy(() -> StatusRanges.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
