package org.umbel.server.config;

import java.nio.file.Path;
import java.util.Map;

/// The line of a server for which none is configured.
final class DefaultLine {
  private static final String NAME = "main";

  private DefaultLine() {}

  static ConfiguredLine main() {
    return new ConfiguredLine(
        LineSection.of(LineUsage.GENERIC, NAME).defaults(),
        LineUsage.GENERIC,
        new Place(Path.of("default"), 1, 1),
        "lines[1]",
        Map.of("name", NAME));
  }
}
