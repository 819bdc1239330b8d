package org.umbel.telephony.phone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.G711;

/// WAV files as a phone says and keeps them: read with one channel, linear 16 bit or G.711, at any
/// rate from 8 to 48 kHz; written linear with 8 kHz.
final class SoundFile {
  private static final int LINEAR = 1;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int HEADER = 44;
  private static final long LARGEST = 64 << 20;

  private SoundFile() {}

  /// @throws CannotSpeak when it cannot be read or is of another kind
  static ShortBuffer read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new CannotSpeak(file + " is larger than 64 MB");
      }
      return parse(ByteBuffer.wrap(Files.readAllBytes(file)), file);
    } catch (IOException failure) {
      throw new CannotSpeak("cannot read " + file, failure);
    }
  }

  private static ShortBuffer parse(ByteBuffer bytes, Path file) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    require(bytes.remaining() > HEADER && name(bytes, 0).equals("RIFF"), file, "no WAV file");
    require(name(bytes, 8).equals("WAVE"), file, "no WAV file");
    bytes.position(12);
    int format = 0;
    int rate = 0;
    int bits = 0;
    while (bytes.remaining() >= 8) {
      String chunk = name(bytes, bytes.position());
      // A size of "unknown" means all there is; programs that write to a pipe leave it so.
      long told = Integer.toUnsignedLong(bytes.getInt(bytes.position() + 4));
      int size = (int) Math.min(told, bytes.remaining() - 8);
      var body = bytes.slice(bytes.position() + 8, size).order(ByteOrder.LITTLE_ENDIAN);
      if (chunk.equals("fmt ") && size >= 16) {
        format = body.getShort(0);
        rate = body.getInt(4);
        bits = body.getShort(14);
        require(body.getShort(2) == 1, file, body.getShort(2) + " channels, one is wanted");
        require(rate >= Audio.RATE && rate <= 48_000, file, rate + " Hz, 8000 to 48000 are wanted");
      } else if (chunk.equals("data")) {
        return toPhone(samples(body, format, bits, file), rate);
      }
      bytes.position(Math.min(bytes.limit(), bytes.position() + 8 + size + (size & 1)));
    }
    throw new CannotSpeak(file + ": a WAV file without sound");
  }

  private static short[] samples(ByteBuffer body, int format, int bits, Path file) {
    if (format == LINEAR && bits == 16) {
      var samples = new short[body.remaining() / 2];
      body.asShortBuffer().get(samples);
      return samples;
    }
    require(format == A_LAW || format == MU_LAW, file, "format " + format + ", " + bits + " bits");
    return decoded(format == A_LAW ? G711.PCMA : G711.PCMU, body);
  }

  private static short[] decoded(Codec codec, ByteBuffer body) {
    var samples = new short[body.remaining()];
    codec.decode(body, samples, 0);
    return samples;
  }

  /// To 8 kHz: each new sample is the mean of the old ones around it, which also keeps out what a
  /// telephone cannot carry.
  private static ShortBuffer toPhone(short[] samples, int rate) {
    if (rate == Audio.RATE) {
      return ShortBuffer.wrap(samples).asReadOnlyBuffer();
    }
    int count = Math.toIntExact((long) samples.length * Audio.RATE / rate);
    var phone = new short[count];
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * rate / Audio.RATE);
      int to = Math.min(samples.length, (int) ((long) (i + 1) * rate / Audio.RATE) + 1);
      long sum = 0;
      for (int j = from; j < to; j++) {
        sum += samples[j];
      }
      phone[i] = (short) (sum / Math.max(1, to - from));
    }
    return ShortBuffer.wrap(phone).asReadOnlyBuffer();
  }

  static void write(ShortBuffer sound, Path file) throws IOException {
    int size = sound.remaining() * 2;
    var bytes = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + size);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) LINEAR).putShort((short) 1).putInt(Audio.RATE).putInt(2 * Audio.RATE);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
    bytes.asShortBuffer().put(sound.duplicate());
    Files.write(file, bytes.array());
  }

  private static String name(ByteBuffer bytes, int at) {
    var name = new byte[4];
    bytes.get(at, name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  private static void require(boolean condition, Path file, String found) {
    if (!condition) {
      throw new CannotSpeak(file + ": " + found);
    }
  }
}
