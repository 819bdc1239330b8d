package org.umbel.domain.speech;

/// "The pin must have at least six digits."
///
/// @param fewest digits a PIN must have, 1 … 20
public record PinTooShort(int fewest) implements Phrase {

  public PinTooShort {
    if (fewest < 1 || fewest > 20) {
      throw new IllegalArgumentException("A PIN has 1 … 20 digits, not " + fewest);
    }
  }
}
