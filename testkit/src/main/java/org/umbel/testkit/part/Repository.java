package org.umbel.testkit.part;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the sources are, found from the folder the tests run in.
public final class Repository {
  private Repository() {}

  /// The folder that holds the rooms.
  public static Path root() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("testkit/parts/lib.sh"))) {
        return folder;
      }
    }
    throw new PartFailed("not inside the repository: " + Path.of("").toAbsolutePath());
  }
}
