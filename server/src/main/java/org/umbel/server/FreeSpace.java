package org.umbel.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;

/// How many bytes are free where a folder is; not a number when the disk does not tell.
record FreeSpace(Path folder) implements DoubleSupplier {
  @Override
  public double getAsDouble() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException refused) {
      return Double.NaN;
    }
  }
}
