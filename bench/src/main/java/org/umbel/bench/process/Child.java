package org.umbel.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.umbel.bench.CannotMeasure;

/// A process under measurement that talks in lines, bound to the servers' core. Belongs to one
/// thread.
public final class Child implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(20);
  private static final String LAST_LINE = "\u0004";

  private final String name;
  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    // a virtual thread would hold the one core's carrier while it waits for a line
    Thread.ofPlatform().daemon().name("lines of " + name).start(this::readLines);
    var farewell = Thread.ofPlatform().name("end of " + name).unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(farewell); // nothing outlives a benchmark that is ended
  }

  /// Starts any command. Its standard output is read, its errors go to a file.
  ///
  /// @throws CannotMeasure when it cannot be started
  public static Child start(String name, List<String> command, Path errors) {
    return start(name, command, Redirect.appendTo(errors.toFile()));
  }

  /// Starts another main class of this program on the same JDK, with the same heap whoever it is.
  public static Child java(String name, Class<?> main, String... arguments) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command = new ArrayList<>(List.of(java.toString(), "-Xms256m", "-Xmx2g"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return start(name, command, Redirect.INHERIT);
  }

  private static Child start(String name, List<String> command, Redirect errors) {
    try {
      var builder = new ProcessBuilder(Cores.forServer(command)).redirectError(errors);
      return new Child(name, builder.start());
    } catch (IOException failure) {
      throw new CannotMeasure("cannot start " + name + ": " + command, failure);
    }
  }

  private void readLines() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException _) {
      // it was ended; the last line says so
    }
    lines.add(LAST_LINE);
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public Usage usage() {
    return Usage.of(process.pid());
  }

  /// Waits for a line that begins so, and gives what follows.
  ///
  /// @throws CannotMeasure when there is none in time
  public String await(String beginning, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      var line = next(deadline - System.nanoTime());
      if (line.equals(LAST_LINE))
        throw new CannotMeasure(name + " ended without the line '" + beginning + "'");
      if (line.startsWith(beginning)) return line.substring(beginning.length()).strip();
    }
  }

  private String next(long nanos) {
    try {
      var line = lines.poll(nanos, TimeUnit.NANOSECONDS);
      if (line == null) throw new CannotMeasure(name + " does not say what it should in time");
      return line;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted while waiting for " + name, interrupted);
    }
  }

  /// Says a line to it and waits for the answer, which begins with the same word.
  public String ask(String word, Duration longest) {
    try {
      input.write(word + "\n");
      input.flush();
    } catch (IOException failure) {
      throw new CannotMeasure("cannot ask " + name + " for " + word, failure);
    }
    return await(word, longest);
  }

  /// Ends it: by a word from the system, by force when that does not help.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL)) process.destroyForcibly().waitFor();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
