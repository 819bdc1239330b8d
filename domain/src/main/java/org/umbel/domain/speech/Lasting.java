package org.umbel.domain.speech;

import java.time.Duration;

/// "One minute and twenty seconds." Whole seconds; above ten minutes whole minutes.
///
/// @param length 0 or more
public record Lasting(Duration length) implements Phrase {

  public Lasting {
    if (length.isNegative()) {
      throw new IllegalArgumentException("Negative length: " + length);
    }
  }
}
