package org.umbel.store.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The first 44 bytes of a WAV file with 16-bit PCM, 8 000 Hz, mono: all that is kept here.
///
/// ```
///  0 "RIFF" | bytes that follow | "WAVE"
/// 12 "fmt " | 16 | format 1 | channels 1 | 8000 Hz | 16000 bytes/s | 2 bytes | 16 bits
/// 36 "data" | bytes of sound
/// ```
public final class WavHeader {
  public static final int BYTES = 44;
  static final int BYTES_PER_SAMPLE = 2;
  private static final int SAMPLES_PER_SECOND = 8_000;
  private static final int BYTES_PER_SECOND = SAMPLES_PER_SECOND * BYTES_PER_SAMPLE;

  private WavHeader() {}

  /// @param soundBytes bytes of sound that follow the header; beyond 2 GB no reader trusts it
  public static ByteBuffer of(long soundBytes) {
    var size = Math.toIntExact(soundBytes);
    var header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(size + BYTES - 8).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(SAMPLES_PER_SECOND).putInt(BYTES_PER_SECOND);
    header.putShort((short) BYTES_PER_SAMPLE).putShort((short) 16);
    header.put(ascii("data")).putInt(size);
    return header.flip();
  }

  /// Length of sound in time.
  public static Duration duration(long soundBytes) {
    return Duration.ofNanos(soundBytes * 1_000_000_000 / BYTES_PER_SECOND);
  }

  /// Bytes of sound in a file of this size: what follows the header, without half a sample.
  public static long soundBytes(long fileSize) {
    return Math.max(0, fileSize - BYTES) / BYTES_PER_SAMPLE * BYTES_PER_SAMPLE;
  }

  private static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
