package org.umbel.testkit.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortBlockTest {
  @Test
  void twoBlocksNeverShareAPort() {
    try (var one = PortBlock.take();
        var other = PortBlock.take()) {
      assertThat(Math.abs(one.at(0) - other.at(0))).isGreaterThanOrEqualTo(PortBlock.SIZE);
    }
  }

  @Test
  void allPortsLieBelowThoseOfTheKernel() {
    try (var block = PortBlock.take()) {
      assertThat(block.at(PortBlock.SIZE - 1)).isLessThan(32_768);
    }
  }

  @Test
  void aPlaceOutsideTheBlockIsRefused() {
    try (var block = PortBlock.take()) {
      assertThatThrownBy(() -> block.at(PortBlock.SIZE))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
