package org.umbel.media.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// Reads WAV files into the house's one kind of sound ([org.umbel.media.Audio]): linear samples of
/// 8 to 32 bits, floating point, A-law and µ-law, any rate and up to eight channels. A file whose
/// writer died, with sizes of nothing in its header, is read to its end.
public final class WavFile {
  /// About an hour of the largest format people record in.
  private static final long MOST_BYTES = 1L << 30;

  private static final Duration ANY_LENGTH = Duration.ofDays(365);

  private static final int RIFF = 0x4646_4952;
  private static final int WAVE = 0x4556_4157;
  private static final int FORMAT = 0x2074_6D66;
  private static final int DATA = 0x6174_6164;
  private static final int CHUNK_HEADER = 8;

  private WavFile() {}

  /// Reads a file. One that is in the house's format already is mapped: it takes no memory and must
  /// not be changed while the sound is in use.
  ///
  /// @throws UnreadableSound when it cannot be read, is no WAV file, or is larger than 1 GB
  public static ShortBuffer read(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > MOST_BYTES) {
        throw new UnreadableSound(file.toString(), size + " bytes are too many");
      }
      return read(channel.map(MapMode.READ_ONLY, 0, size), file.toString());
    } catch (IOException failure) {
      throw new UnreadableSound(file.toString(), failure);
    }
  }

  /// Reads a file's content; a sound in the house's format already is a view of it.
  ///
  /// @param name for the message when it fails
  /// @throws UnreadableSound when it is no WAV file
  public static ShortBuffer read(ByteBuffer content, String name) {
    return read(content, name, ANY_LENGTH);
  }

  /// The same for a file that a stranger brings: one that lasts longer is refused before memory is
  /// taken for its samples.
  ///
  /// @throws UnreadableSound when it is no WAV file, or lasts longer
  public static ShortBuffer read(ByteBuffer content, String name, Duration longest) {
    ByteBuffer file = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (file.remaining() < 12 || file.getInt(0) != RIFF || file.getInt(8) != WAVE) {
      throw new UnreadableSound(name, "not a WAV file");
    }
    Optional<WavFormat> format = Optional.empty();
    long at = 12;
    while (at + CHUNK_HEADER <= file.limit()) {
      int kind = file.getInt((int) at);
      long length = file.getInt((int) at + 4) & 0xFFFF_FFFFL;
      int start = (int) at + CHUNK_HEADER;
      int present = (int) Math.min(length, file.limit() - start);
      if (kind == FORMAT) {
        format = WavFormat.read(slice(file, start, present));
      } else if (kind == DATA) {
        var known =
            format.orElseThrow(() -> new UnreadableSound(name, "an encoding we do not know"));
        var data = slice(file, start, length == 0 ? file.limit() - start : present);
        if (data.remaining() / known.frameBytes() > longest.toSeconds() * known.rate()) {
          throw new UnreadableSound(name, "longer than " + longest.toSeconds() + " s");
        }
        return samples(known, data);
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    throw new UnreadableSound(name, "no samples in it");
  }

  private static ByteBuffer slice(ByteBuffer file, int start, int length) {
    return file.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ShortBuffer samples(WavFormat format, ByteBuffer data) {
    if (format.isNative()) {
      return data.asShortBuffer().asReadOnlyBuffer();
    }
    int frames = data.remaining() / format.frameBytes();
    short[] mono = new short[frames];
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < format.channels(); channel++) {
        int sample = i * format.channels() + channel;
        sum += format.encoding().read(data, sample * format.encoding().bytes);
      }
      mono[i] = (short) (sum / format.channels());
    }
    return ShortBuffer.wrap(Resampler.toHouseRate(mono, format.rate())).asReadOnlyBuffer();
  }
}
