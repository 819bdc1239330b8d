package org.umbel.domain.agent.options;

import java.util.Optional;

/// Presence as platforms number it. What the numbers mean is the platform's; ours are those of
/// [Availability].
public record StatusNumber(int value) {

  /// Reads a number of at most six digits, or a word of [Availability].
  ///
  /// @return empty when the text is neither
  public static Optional<StatusNumber> parse(String text) {
    return text.matches("-?[0-9]{1,6}")
        ? Optional.of(new StatusNumber(Integer.parseInt(text)))
        : Availability.of(text).map(Availability::number);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
