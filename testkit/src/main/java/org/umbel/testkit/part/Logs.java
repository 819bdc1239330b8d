package org.umbel.testkit.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/// What the running programs have written, for the report of a failed test.
public final class Logs {
  private static final int TAIL = 6_000;
  private static final Set<Source> SOURCES = new CopyOnWriteArraySet<>();

  /// A running program.
  public interface Source {
    /// Its logs, files or folders of files.
    List<Path> logs();
  }

  private Logs() {}

  public static void register(Source source) {
    SOURCES.add(source);
  }

  public static void forget(Source source) {
    SOURCES.remove(source);
  }

  /// The last few thousand characters of each log of each running program.
  static List<String> tails() {
    return SOURCES.stream()
        .flatMap(
            source -> source.logs().stream().flatMap(Logs::files).map(file -> tail(source, file)))
        .toList();
  }

  private static Stream<Path> files(Path log) {
    if (!Files.isDirectory(log)) {
      return Stream.of(log);
    }
    try (var files = Files.list(log)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + log, failure);
    }
  }

  private static String tail(Source source, Path file) {
    String text = Shell.read(file);
    String end = text.length() > TAIL ? "…" + text.substring(text.length() - TAIL) : text;
    return "--- " + source + ", " + file.getFileName() + "\n" + end;
  }
}
