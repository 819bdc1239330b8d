package org.umbel.media.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.umbel.media.Audio;
import org.umbel.media.SampleSink;

/// Writes a WAV file of linear 16-bit samples, 8 000 a second, one channel. The header tells the
/// length only after [#force] or [#close]; a file whose writer died before is set right by [#mend].
/// Not for use by several threads at once.
public final class WavWriter implements SampleSink, AutoCloseable {
  /// Bytes of the header.
  public static final int HEADER = 44;

  private static final int CHUNK = 8_192;
  private static final int SAMPLE = 2;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;

  private WavWriter(FileChannel file) {
    this.file = file;
  }

  /// Creates a file.
  ///
  /// @throws IOException when it exists or cannot be created
  public static WavWriter create(Path path) throws IOException {
    var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var writer = new WavWriter(file);
    try {
      writeHeader(file, 0);
      file.position(HEADER);
      return writer;
    } catch (IOException failure) {
      file.close();
      throw failure;
    }
  }

  @Override
  public void write(ShortBuffer more) throws IOException {
    ShortBuffer left = more.duplicate();
    samples += left.remaining();
    while (left.hasRemaining()) {
      int count = Math.min(left.remaining(), CHUNK / SAMPLE);
      buffer.clear().limit(count * SAMPLE);
      buffer.asShortBuffer().put(left.slice(left.position(), count));
      left.position(left.position() + count);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
  }

  @Override
  public void cutTo(long kept) throws IOException {
    if (kept < samples) {
      samples = kept;
      file.truncate(HEADER + kept * SAMPLE);
    }
  }

  /// How many samples the file has.
  public long samples() {
    return samples;
  }

  /// Puts all written so far onto the disk, with a header that tells of it.
  public void force() throws IOException {
    writeHeader(file, samples);
    file.force(true);
  }

  /// Finishes the header and closes the file; does not force it.
  @Override
  public void close() throws IOException {
    try (file) {
      writeHeader(file, samples);
    }
  }

  /// Sets a header right by the file's length, after its writer died. A file that is shorter than a
  /// header becomes an empty recording; half a sample at the end is cut off.
  ///
  /// @return how many samples it has
  public static long mend(Path path) throws IOException {
    try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long samples = Math.max(0, file.size() - HEADER) / SAMPLE;
      file.truncate(HEADER + samples * SAMPLE);
      writeHeader(file, samples);
      file.force(true);
      return samples;
    }
  }

  /// The header for so many samples.
  public static ByteBuffer header(long samples) {
    long bytes = Math.min(samples * SAMPLE, 0xFFFF_FFFFL - HEADER);
    return ByteBuffer.allocate(HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) (bytes + HEADER - 8))
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(Audio.RATE)
        .putInt(Audio.RATE * SAMPLE)
        .putShort((short) SAMPLE)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt((int) bytes)
        .flip();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void writeHeader(FileChannel file, long samples) throws IOException {
    ByteBuffer header = header(samples);
    while (header.hasRemaining()) {
      file.write(header, header.position());
    }
  }
}
