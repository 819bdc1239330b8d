package org.umbel.domain.speech;

/// "First message.", "Message three.", "Last message."
///
/// @param number from 1
/// @param total how many there are, at least `number`
public record MessageOrdinal(int number, int total) implements Phrase {

  public MessageOrdinal {
    if (number < 1 || total < number) {
      throw new IllegalArgumentException("No message " + number + " of " + total);
    }
  }
}
