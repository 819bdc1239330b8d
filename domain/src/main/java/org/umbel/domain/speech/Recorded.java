package org.umbel.domain.speech;

import java.nio.ShortBuffer;

/// What a person recorded, a greeting or a name, as part of what is said.
///
/// @param audio 16-bit linear, 8 000 Hz mono; each call of the accessor gives a read-only view with
///   a position of its own
public record Recorded(ShortBuffer audio) implements Phrase {

  public Recorded {
    audio = audio.asReadOnlyBuffer();
  }

  @Override
  public ShortBuffer audio() {
    return audio.asReadOnlyBuffer();
  }
}
