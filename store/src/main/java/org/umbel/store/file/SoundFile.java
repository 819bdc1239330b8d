package org.umbel.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A WAV file that grows. One thread appends while another forces; neither waits for the other's
/// part of the disk. A file that was never finished is put right by [#mend].
///
/// The first failure stays: a disk that refused once may have lost what it took before, so nothing
/// here succeeds afterwards.
public final class SoundFile implements Closeable {
  /// A quarter of a second: few calls to the system, little to lose when the process is killed.
  private static final int BUFFER_BYTES = 4_096;

  private final DiskFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock forcing = new ReentrantLock();
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long written;
  private long forced = -1;
  private volatile Optional<IOException> failure = Optional.empty();
  private volatile boolean closed;

  private SoundFile(DiskFile file) {
    this.file = file;
  }

  public static SoundFile create(Disk disk, Path path) throws IOException {
    var sound = new SoundFile(disk.create(path));
    try {
      sound.file.write(WavHeader.of(0), 0);
      return sound;
    } catch (IOException refused) {
      sound.close();
      throw refused;
    }
  }

  /// Takes the samples from position to limit.
  ///
  /// @throws ClosedChannelException when the file has been closed
  public void append(ShortBuffer samples) throws IOException {
    writing.lock();
    try {
      while (samples.hasRemaining()) {
        if (closed) {
          throw new ClosedChannelException();
        }
        if (buffer.remaining() < WavHeader.BYTES_PER_SAMPLE) {
          drain();
        }
        var room = Math.min(samples.remaining(), buffer.remaining() / WavHeader.BYTES_PER_SAMPLE);
        buffer.asShortBuffer().put(samples.slice(samples.position(), room));
        samples.position(samples.position() + room);
        buffer.position(buffer.position() + room * WavHeader.BYTES_PER_SAMPLE);
      }
    } finally {
      writing.unlock();
    }
  }

  /// Drops all sound but the first `samples`; does nothing when there is no more.
  public void cutTo(long samples) throws IOException {
    var bytes = samples * WavHeader.BYTES_PER_SAMPLE;
    forcing.lock();
    try {
      if (bytes < drained()) {
        attempt(() -> file.truncate(WavHeader.BYTES + bytes));
        shrunkTo(bytes);
      }
    } finally {
      forcing.unlock();
    }
  }

  private void shrunkTo(long bytes) {
    writing.lock();
    try {
      written = bytes;
      forced = -1;
    } finally {
      writing.unlock();
    }
  }

  /// Brings everything appended until now to the disk. Does nothing when it is there or the file
  /// has been closed.
  public void force() throws IOException {
    forcing.lock();
    try {
      var reached = drained();
      if (closed || reached == forced) {
        return;
      }
      attempt(file::force);
      forced = reached;
    } finally {
      forcing.unlock();
    }
  }

  /// Completes the file: everything on disk, the header telling the true length.
  public void finish() throws IOException {
    forcing.lock();
    try {
      var reached = drained();
      attempt(() -> file.write(WavHeader.of(reached), 0));
      attempt(file::force);
      forced = reached;
    } finally {
      forcing.unlock();
    }
  }

  /// Bytes of sound appended.
  public long bytes() {
    writing.lock();
    try {
      return written + buffer.position();
    } finally {
      writing.unlock();
    }
  }

  public Duration duration() {
    return WavHeader.duration(bytes());
  }

  /// Gives the file back. Does nothing when it is closed.
  @Override
  public void close() throws IOException {
    forcing.lock();
    try {
      closed = true;
      file.close();
    } finally {
      forcing.unlock();
    }
  }

  /// Makes a playable file of one that was never finished: half a sample is dropped, the header
  /// tells the true length, and all is forced.
  ///
  /// @return length of its sound
  public static Duration mend(Disk disk, Path path) throws IOException {
    var sound = WavHeader.soundBytes(disk.size(path));
    try (var file = disk.open(path)) {
      file.truncate(WavHeader.BYTES + sound);
      file.write(WavHeader.of(sound), 0);
      file.force();
    }
    return WavHeader.duration(sound);
  }

  private long drained() throws IOException {
    writing.lock();
    try {
      drain();
      return written;
    } finally {
      writing.unlock();
    }
  }

  private void drain() throws IOException {
    if (closed || buffer.position() == 0) {
      return;
    }
    buffer.flip();
    var size = buffer.remaining();
    attempt(() -> file.write(buffer, WavHeader.BYTES + written));
    written += size;
    buffer.clear();
  }

  private void attempt(Step step) throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get().getMessage(), failure.get());
    }
    try {
      step.run();
    } catch (IOException refused) {
      failure = Optional.of(refused);
      throw refused;
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
