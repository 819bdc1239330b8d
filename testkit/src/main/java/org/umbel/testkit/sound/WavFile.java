package org.umbel.testkit.sound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Sounds in WAV files: read as linear 16 bit or G.711 at 8 kHz, written as linear 16 bit.
public final class WavFile {
  private static final int LINEAR = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;

  private WavFile() {}

  public static Sound read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /// Reads the bytes of a WAV file. A size of the data chunk that says more than there is, as
  /// programs leave it that were stopped while writing, means all that is there.
  ///
  /// @throws IllegalArgumentException when it is not WAV, not mono, or not 8 kHz
  public static Sound parse(byte[] file) {
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    require("RIFF".equals(name(bytes)), "no RIFF file");
    bytes.getInt();
    require("WAVE".equals(name(bytes)), "no WAVE file");
    int format = 0;
    int bits = 0;
    while (bytes.remaining() >= 8) {
      String chunk = name(bytes);
      int size = (int) Math.min(Integer.toUnsignedLong(bytes.getInt()), bytes.remaining());
      var body = bytes.slice(bytes.position(), size).order(ByteOrder.LITTLE_ENDIAN);
      if (chunk.equals("fmt ")) {
        format = body.getShort(0);
        bits = body.getShort(14);
        require(body.getShort(2) == 1, body.getShort(2) + " channels instead of one");
        require(body.getInt(4) == Sound.RATE, body.getInt(4) + " Hz instead of 8000");
      } else if (chunk.equals("data")) {
        return samples(body, format, bits);
      }
      bytes.position(Math.min(bytes.limit(), bytes.position() + size + (size & 1)));
    }
    throw new IllegalArgumentException("no sound in the WAV file");
  }

  public static void write(Sound sound, Path file) {
    var samples = sound.samples();
    var bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) LINEAR).putShort((short) 1).putInt(Sound.RATE).putInt(2 * Sound.RATE);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    try {
      Files.write(file, bytes.array());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }

  private static Sound samples(ByteBuffer body, int format, int bits) {
    require(
        (format == LINEAR && bits == 16) || format == A_LAW || format == MU_LAW,
        "format " + format + " with " + bits + " bits");
    var samples = new short[format == LINEAR ? body.remaining() / 2 : body.remaining()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          switch (format) {
            case LINEAR -> body.getShort();
            case A_LAW -> Law.A.expand(body.get());
            default -> Law.MU.expand(body.get());
          };
    }
    return Sound.of(samples);
  }

  private static String name(ByteBuffer bytes) {
    require(bytes.remaining() >= 4, "a WAV file that ends too soon");
    var name = new byte[4];
    bytes.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static void require(boolean condition, String found) {
    if (!condition) {
      throw new IllegalArgumentException(found);
    }
  }
}
