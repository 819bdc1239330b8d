package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Programs that run for a moment and end.
final class Shell {
  /// What came of a program.
  record Outcome(int status, String output) {}

  private Shell() {}

  /// Runs a program to its end, both its outputs together in `log`.
  ///
  /// @throws PartFailed when it cannot be started or takes longer than `limit`; it is then ended
  static Outcome run(
      List<String> command, Map<String, String> environment, Path log, Duration limit) {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      if (!process.waitFor(limit)) {
        process.destroyForcibly();
        throw new PartFailed(command + " did not end within " + limit + ":\n" + read(log));
      }
      return new Outcome(process.exitValue(), read(log));
    } catch (IOException failure) {
      throw new PartFailed("cannot run " + command, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while running " + command, interrupted);
    }
  }

  /// All of a log, whatever bytes are in it; empty when it is not there.
  static String read(Path log) {
    try {
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException failure) {
      throw new PartFailed("cannot read " + log, failure);
    }
  }
}
