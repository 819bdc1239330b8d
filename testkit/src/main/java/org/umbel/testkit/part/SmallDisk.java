package org.umbel.testkit.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A file system in memory that is soon full; needs root on Linux.
public final class SmallDisk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Scratch scratch;

  private SmallDisk(Scratch scratch) {
    this.scratch = scratch;
  }

  /// @throws PartFailed when the machine does not allow it
  public static SmallDisk ofMegabytes(int size) {
    var disk = new SmallDisk(Scratch.make("disk"));
    disk.run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", disk.folder().toString());
    return disk;
  }

  /// Where it is mounted.
  public Path folder() {
    return scratch.file("small");
  }

  private void run(String... command) {
    folder().toFile().mkdirs();
    var outcome = Shell.run(List.of(command), Map.of(), scratch.file("out"), PATIENCE);
    if (outcome.status() != 0) {
      throw new PartFailed(String.join(" ", command) + ":\n" + outcome.output());
    }
  }

  @Override
  public void close() {
    try (scratch) {
      run("umount", folder().toString());
    }
  }
}
