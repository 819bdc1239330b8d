package org.umbel.domain.speech;

import java.time.Duration;

/// Silence between two things said.
///
/// @param length 0 … 10 s, in steps of a sample (125 µs)
public record Pause(Duration length) implements Phrase {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  public Pause {
    if (length.isNegative() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A pause lasts 0 … 10 s, not " + length);
    }
  }
}
