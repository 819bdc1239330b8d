package org.umbel.server.config;

import java.nio.file.Path;

/// What of a configuration may have a file each in a folder beside the main file.
public enum Part {
  LINES("lines"),
  PEOPLE("people");

  private final String folder;

  Part(String folder) {
    this.folder = folder;
  }

  /// The folder that belongs to a configuration; need not exist.
  public PartFolder beside(Path configuration) {
    return new PartFolder(configuration.toAbsolutePath().resolveSibling(folder));
  }
}
