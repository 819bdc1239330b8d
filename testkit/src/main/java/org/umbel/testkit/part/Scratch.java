package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// A folder for a test's programs, which may run under other accounts; deleted when closed.
public record Scratch(Path folder) implements AutoCloseable {

  public static Scratch make(String purpose) {
    try {
      var folder = Files.createTempDirectory("umbel-" + purpose + "-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Scratch(folder);
    } catch (IOException failure) {
      throw new PartFailed("no scratch folder for " + purpose, failure);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(folder, new Delete());
    } catch (IOException failure) {
      throw new PartFailed("cannot delete " + folder, failure);
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
