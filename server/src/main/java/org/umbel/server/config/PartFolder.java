package org.umbel.server.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder beside a configuration, see [Part]: one file `NAME.yaml` for each line or person, and
/// of each that was changed the former version in `NAME.before`, empty when there was none.
///
/// Every method waits for the disk and throws [UncheckedIOException] when that refuses. Changed by
/// one thread at a time.
public record PartFolder(Path folder) {
  private static final String FORM = ".yaml";
  private static final long LONGEST = 100_000;

  /// The file of a line or person.
  public Path file(String name) {
    return folder.resolve(name + FORM);
  }

  private Path before(String name) {
    return folder.resolve(name + ".before");
  }

  /// What is in the files, by their names.
  SortedMap<String, String> texts() throws IOException {
    var texts = new TreeMap<String, String>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (var files = Files.newDirectoryStream(folder, "*" + FORM)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (Files.size(file) > LONGEST) {
          throw new IOException(file + " is longer than " + LONGEST + " bytes");
        }
        texts.put(name.substring(0, name.length() - FORM.length()), Files.readString(file));
      }
    }
    return texts;
  }

  /// Writes a file and keeps what was there before; on disk when this returns.
  ///
  /// @param text empty removes the file
  public void change(String name, Optional<String> text) {
    try {
      Files.createDirectories(folder);
      var file = file(name);
      var former = Files.exists(file) ? Files.readString(file) : "";
      replace(before(name), former);
      if (text.isPresent()) {
        replace(file, text.get());
      } else {
        Files.deleteIfExists(file);
      }
      force(folder);
    } catch (IOException refused) {
      throw new UncheckedIOException("Cannot keep " + file(name) + ": " + refused, refused);
    }
  }

  /// What the file held before it was last changed.
  ///
  /// @return empty when it was never changed; an empty text when there was none
  public Optional<String> former(String name) {
    try {
      var before = before(name);
      return Files.exists(before) ? Optional.of(Files.readString(before)) : Optional.empty();
    } catch (IOException refused) {
      throw new UncheckedIOException("Cannot read " + before(name) + ": " + refused, refused);
    }
  }

  /// Makes the names in a folder survive a power cut.
  private static void force(Path folder) throws IOException {
    try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /// A reader sees the old text or the new one, and the new one is on disk when this returns.
  private static void replace(Path file, String text) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try (var out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
