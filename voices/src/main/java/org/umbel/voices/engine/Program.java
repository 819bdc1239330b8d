package org.umbel.voices.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of the machine, run once for each question: no shell, nothing of our environment but
/// where programs are, an end after a stated time, and no more output than a stated amount.
final class Program {
  /// Ten minutes at 32 000 samples a second.
  static final int MOST_BYTES = 40_000_000;

  private static final int MOST_WORDS = 300;
  private static final Duration LAST_BYTES = Duration.ofSeconds(2);

  private final String name;

  Program(String name) {
    this.name = name;
  }

  /// Where it is: the path itself, or the first of that name on the `PATH` that can be executed.
  Optional<Path> file() {
    var places =
        name.contains("/")
            ? Stream.of(Path.of(name))
            : Stream.of(path().split(":")).map(folder -> Path.of(folder, name));
    return places
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toAbsolutePath);
  }

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");
  }

  /// Runs it and gives what it wrote to its standard output.
  ///
  /// @throws EngineFailed when it cannot be started, ends with an error, takes longer or writes
  ///   more than allowed
  byte[] run(List<String> arguments, byte[] input, Duration limit) throws InterruptedException {
    var process = started(arguments);
    try {
      var output = new Gathered(process.getInputStream(), MOST_BYTES, process::destroyForcibly);
      var words = new Gathered(process.getErrorStream(), MOST_WORDS, () -> {});
      Thread.startVirtualThread(() -> feed(process, input));
      if (!process.waitFor(limit)) {
        throw new EngineFailed(name, "took longer than " + limit.toMillis() + " ms");
      }
      output.awaitEnd(LAST_BYTES);
      words.awaitEnd(LAST_BYTES);
      if (output.overflowed()) {
        throw new EngineFailed(name, "wrote more than " + MOST_BYTES + " bytes");
      }
      if (process.exitValue() != 0) {
        throw new EngineFailed(name, "ended with " + process.exitValue() + said(words));
      }
      return output.bytes();
    } finally {
      end(process);
    }
  }

  private Process started(List<String> arguments) {
    var file = file().orElseThrow(() -> new EngineFailed(name, "is not installed"));
    var command = Stream.concat(Stream.of(file.toString()), arguments.stream()).toList();
    var builder = new ProcessBuilder(command);
    var home = Optional.ofNullable(System.getenv("HOME"));
    builder.environment().clear();
    builder.environment().put("PATH", path());
    builder.environment().put("LC_ALL", "C.UTF-8");
    home.ifPresent(folder -> builder.environment().put("HOME", folder));
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new EngineFailed(name, "cannot be started", failure);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException endedBefore) {
      // how it ended is told by its exit value
    }
  }

  private static String said(Gathered words) {
    var text = new String(words.bytes(), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).findFirst().map(l -> ": " + l).orElse("");
  }

  /// With everything it started; a program that has ended is left alone.
  private static void end(Process process) {
    if (process.isAlive()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    close(process.getInputStream());
    close(process.getErrorStream());
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException ignored) {
      // nothing is read from it any more
    }
  }
}
