package org.umbel.voices.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// WAV files for tests: 8 000 Hz, 16 bit, one channel.
public final class Waves {
  private Waves() {}

  /// The whole file.
  public static byte[] of(short[] samples) {
    var file = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x46464952).putInt(36 + 2 * samples.length).putInt(0x45564157);
    file.putInt(0x20746d66).putInt(16).putShort((short) 1).putShort((short) 1);
    file.putInt(8_000).putInt(16_000).putShort((short) 2).putShort((short) 16);
    file.putInt(0x61746164).putInt(2 * samples.length);
    file.asShortBuffer().put(samples);
    return file.array();
  }
}
