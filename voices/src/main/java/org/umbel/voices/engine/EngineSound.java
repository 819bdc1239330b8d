package org.umbel.voices.engine;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import org.umbel.media.wav.UnreadableSound;
import org.umbel.media.wav.WavFile;

/// What an engine made, brought to the house's 8 000 samples a second.
final class EngineSound {
  private EngineSound() {}

  /// @throws EngineFailed when it is no sound
  static ShortBuffer of(String engine, byte[] wav) {
    if (wav.length == 0) {
      throw new EngineFailed(engine, "made no sound");
    }
    try {
      return WavFile.read(ByteBuffer.wrap(wav), "its sound");
    } catch (UnreadableSound failure) {
      throw new EngineFailed(engine, "made something else than a WAV", failure);
    }
  }
}
