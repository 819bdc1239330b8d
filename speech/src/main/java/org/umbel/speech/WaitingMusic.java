package org.umbel.speech;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/// The music that is shipped for customers who wait: 24 seconds that go round without a seam,
/// composed by `compose-music`. 16-bit linear, 8 000 Hz, mono.
public final class WaitingMusic {
  private static final String RESOURCE = "music.ulaw";
  private static final ShortBuffer MUSIC = read();

  private WaitingMusic() {}

  /// All of it, from the beginning.
  public static ShortBuffer whole() {
    return MUSIC.duplicate();
  }

  private static ShortBuffer read() {
    try (var in = WaitingMusic.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE);
      }
      return Mulaw.linear(in.readAllBytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .asReadOnlyBuffer();
    } catch (IOException failure) {
      throw new PackUnreadable(RESOURCE, String.valueOf(failure.getMessage()));
    }
  }
}
