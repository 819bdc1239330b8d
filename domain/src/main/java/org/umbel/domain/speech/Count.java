package org.umbel.domain.speech;

/// A number said as a number: "one hundred and twenty". Above 999 "more than 999" is said.
///
/// @param value 0 or more
public record Count(int value) implements Phrase {

  public Count {
    if (value < 0) {
      throw new IllegalArgumentException("Negative count: " + value);
    }
  }
}
