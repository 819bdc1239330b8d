package org.umbel.domain.greeting;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;

/// Makes playable sound (16-bit linear, 8 000 Hz, mono) of a WAV file's bytes.
@FunctionalInterface
public interface SoundReader {

  /// @return empty when the bytes are no sound that can be played, such as an empty file
  Optional<ShortBuffer> read(ByteBuffer wav);
}
