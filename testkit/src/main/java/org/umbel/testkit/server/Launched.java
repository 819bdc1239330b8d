package org.umbel.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.testkit.part.PartFailed;
import org.umbel.testkit.part.Repository;
import org.umbel.testkit.part.Scratch;

/// What came of a command that the launcher ran to its end.
///
/// @param status its exit status
/// @param words all it printed, both outputs in their order
public record Launched(int status, String words) {

  /// Runs `./umbel` with these words, in the folder it lives in.
  ///
  /// @throws PartFailed when it takes longer than the limit; it is then ended
  public static Launched umbel(Duration limit, List<String> words) {
    var command = new ArrayList<>(List.of(launcher()));
    command.addAll(words);
    try (var scratch = Scratch.make("launched")) {
      var log = scratch.file("log");
      var process =
          new ProcessBuilder(command)
              .directory(Repository.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(limit)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new PartFailed(command + " did not end within " + limit + ":\n" + read(log));
      }
      return new Launched(process.exitValue(), read(log));
    } catch (IOException failure) {
      throw new PartFailed("cannot run " + command, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while running " + command, interrupted);
    }
  }

  /// The launcher builds what is older than its sources. The build that runs these tests has just
  /// packaged everything, so there is nothing to do for it.
  static String launcher() {
    var root = Repository.root();
    var target = root.resolve("server/target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      throw new PartFailed("the server is not packaged: run ./umbel test, or mvn package first");
    }
    try {
      Files.writeString(target.resolve("umbel.built"), "");
    } catch (IOException failure) {
      throw new PartFailed("cannot mark the server as built", failure);
    }
    return root.resolve("umbel").toString();
  }

  private static String read(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }
}
