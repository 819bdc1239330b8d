package org.umbel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void namesStandLeftAndFiguresRight() {
    var table = new Table("Speed", "who", "km/h").row("snail", "0.05").row("hare", 70).note("Dry.");

    assertThat(table.text())
        .isEqualTo(
            """
            ## Speed

            | who   | km/h |
            |-------|-----:|
            | snail | 0.05 |
            | hare  |   70 |

            Dry.
            """);
  }

  @Test
  void aRowWithTooFewFiguresIsRefused() {
    var table = new Table("Speed", "who", "km/h");

    assertThatThrownBy(() -> table.row("snail"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Speed");
  }
}
