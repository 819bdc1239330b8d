package org.umbel.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Small files that are on disk, whole, when a method returns.
public final class ForcedFile {
  private static final String DRAFT = ".draft";

  private ForcedFile() {}

  /// Writes a new file. The folder's names are not forced.
  public static void create(Disk disk, Path path, byte[] bytes) throws IOException {
    create(disk, path, ByteBuffer.wrap(bytes));
  }

  /// The same from position to limit.
  public static void create(Disk disk, Path path, ByteBuffer bytes) throws IOException {
    try (var file = disk.create(path)) {
      file.write(bytes, 0);
      file.force();
    }
  }

  /// Replaces a file in one step: a reader, and a crash, see the former content or the new one.
  /// Called by one thread at a time for one path.
  public static void replace(Disk disk, Path path, byte[] bytes) throws IOException {
    var draft = path.resolveSibling(path.getFileName() + DRAFT);
    disk.delete(draft);
    create(disk, draft, bytes);
    disk.move(draft, path);
    disk.forceFolder(path.toAbsolutePath().resolveSibling(""));
  }
}
