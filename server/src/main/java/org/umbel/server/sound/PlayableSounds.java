package org.umbel.server.sound;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import org.umbel.domain.greeting.SoundReader;
import org.umbel.media.wav.UnreadableSound;
import org.umbel.media.wav.WavFile;

/// Reads WAV files by the media room.
public final class PlayableSounds implements SoundReader {

  @Override
  public Optional<ShortBuffer> read(ByteBuffer wav) {
    try {
      return Optional.of(WavFile.read(wav, "recording")).filter(ShortBuffer::hasRemaining);
    } catch (UnreadableSound unplayable) {
      return Optional.empty();
    }
  }
}
