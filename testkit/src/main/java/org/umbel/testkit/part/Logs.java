package org.umbel.testkit.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the running programs have written, for the report of a failed test.
public final class Logs {
  private static final int TAIL = 6_000;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\n\\t -~]");
  private static final Set<Source> RUNNING = new CopyOnWriteArraySet<>();
  private static final List<String> STOPPED = new CopyOnWriteArrayList<>();

  /// A running program.
  public interface Source {
    /// Its logs, files or folders of files.
    List<Path> logs();
  }

  private Logs() {}

  public static void register(Source source) {
    RUNNING.add(source);
  }

  /// Keeps the end of a program's logs until the running test is over; they may be deleted now.
  public static void forget(Source source) {
    if (RUNNING.remove(source)) {
      STOPPED.addAll(tails(source));
    }
  }

  /// A test begins: what stopped before it does not concern it.
  static void begin() {
    STOPPED.clear();
  }

  /// The last few thousand characters of each log of each program that runs or ran in this test.
  static List<String> tails() {
    return Stream.concat(
            STOPPED.stream(), RUNNING.stream().flatMap(source -> tails(source).stream()))
        .toList();
  }

  private static List<String> tails(Source source) {
    return source.logs().stream().flatMap(Logs::files).map(file -> tail(source, file)).toList();
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
    return "--- "
        + source
        + ", "
        + file.getFileName()
        + "\n"
        + UNPRINTABLE.matcher(end).replaceAll("?");
  }
}
