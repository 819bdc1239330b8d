package org.umbel.voices.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file for programs that cannot write their sound into a pipe, readable for nobody else. It is
/// in memory (`/dev/shm`) where the machine has that, because what is spoken may be private, and
/// gone when it is closed.
final class SoundFile implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  private final String engine;
  private final Path file;

  private SoundFile(String engine, Path file) {
    this.engine = engine;
    this.file = file;
  }

  /// @throws EngineFailed when there is no room for it
  static SoundFile of(String engine) {
    try {
      var file =
          Files.isWritable(MEMORY)
              ? Files.createTempFile(MEMORY, "umbel-", ".wav")
              : Files.createTempFile("umbel-", ".wav");
      return new SoundFile(engine, file);
    } catch (IOException failure) {
      throw new EngineFailed(engine, "has no room for its sound", failure);
    }
  }

  Path path() {
    return file;
  }

  byte[] bytes() {
    try {
      if (Files.size(file) > Program.MOST_BYTES) {
        throw new EngineFailed(engine, "wrote more than " + Program.MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new EngineFailed(engine, "made a sound that cannot be read", failure);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new EngineFailed(engine, "left a sound that cannot be removed", failure);
    }
  }
}
