package org.umbel.server.config;

import java.nio.file.Path;

/// Where something is written.
///
/// @param line the first is 1
/// @param column the first is 1
public record Place(Path file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
