package org.umbel.store.spool;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// Keeps other processes away from a folder while open. The system releases it when the process
/// dies, however it dies.
final class SpoolLock implements Closeable {
  private final FileChannel channel;

  private SpoolLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws SpoolInUse when somebody else holds it
  static SpoolLock take(Path folder) throws IOException {
    var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new SpoolInUse(folder);
    }
    return new SpoolLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
