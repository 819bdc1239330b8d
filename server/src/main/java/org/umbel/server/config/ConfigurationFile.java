package org.umbel.server.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;

/// What reading a configuration file came to: a whole configuration or all its mistakes.
public sealed interface ConfigurationFile {
  /// Nothing is wrong with it.
  record Right(Configuration configuration) implements ConfigurationFile {}

  /// @param mistakes all of them, in the order of the file; at most 200
  record Wrong(List<Mistake> mistakes) implements ConfigurationFile {}

  /// Reads a file and the folders beside it, see [Part]. Waits for the disk; never throws for what
  /// is in the files.
  static ConfigurationFile read(Path file) {
    return read(file, List.of());
  }

  /// The same as if some files of the folders were others.
  static ConfigurationFile read(Path file, List<Edit> edits) {
    try {
      var parts = new EnumMap<Part, SortedMap<String, String>>(Part.class);
      for (var part : Part.values()) {
        parts.put(part, part.beside(file).texts());
      }
      edits.forEach(edit -> edit.in(parts.getOrDefault(edit.part(), new TreeMap<>())));
      return read(file, Files.readString(file), parts);
    } catch (NoSuchFileException _) {
      return unreadable(file, "no such file");
    } catch (CharacterCodingException _) {
      return unreadable(file, "bytes that are not UTF-8");
    } catch (IOException refused) {
      return unreadable(file, "a file that cannot be read (" + refused.getMessage() + ")");
    }
  }

  /// Reads a text as if it were the content of `file`, with no folder beside it.
  static ConfigurationFile read(Path file, String text) {
    return read(file, text, new EnumMap<>(Part.class));
  }

  private static ConfigurationFile read(
      Path file, String text, Map<Part, SortedMap<String, String>> parts) {
    var mistakes = new Mistakes(file);
    var people = people(file, parts.getOrDefault(Part.PEOPLE, new TreeMap<>()), mistakes);
    var root = Yaml.compose(text, file, mistakes).map(node -> PeopleFiles.with(node, people));
    var main = root.flatMap(node -> Configuration.SECTION.read(node, "", mistakes));
    if (main.isEmpty() && mistakes.all().isEmpty()) {
      return unreadable(file, "an empty file");
    }
    var all = new ArrayList<>(Mistakes.inOrder(mistakes.all()));
    var others = new ArrayList<ConfiguredLine>();
    parts
        .getOrDefault(Part.LINES, new TreeMap<>())
        .forEach((name, content) ->
            others.addAll(line(Part.LINES.beside(file).file(name), name, content, all)));
    return main.<ConfigurationFile>map(made -> whole(made, others, all))
        .orElseGet(() -> new Wrong(all));
  }

  private static List<Node> people(Path main, SortedMap<String, String> texts, Mistakes mistakes) {
    var people = new ArrayList<Node>();
    texts.forEach((name, text) -> {
      var file = Part.PEOPLE.beside(main).file(name);
      var before = mistakes.all().size();
      var written = Yaml.compose(text, file, mistakes);
      if (written.isEmpty() && mistakes.all().size() == before) {
        mistakes.add(new Place(file, 1, 1), "file", "an empty file", "the keys of a person");
      }
      written
          .flatMap(node -> PeopleFiles.person(name, file, node, mistakes))
          .ifPresent(people::add);
    });
    return people;
  }

  /// Puts the lines of the folder behind those of the file, or the default in place of none.
  private static ConfigurationFile whole(
      Configuration main, List<ConfiguredLine> others, List<Mistake> mistakes) {
    var lines = new ArrayList<>(main.lines());
    lines.addAll(others);
    if (lines.isEmpty()) {
      lines.add(DefaultLine.main());
    }
    mistakes.addAll(LineChecks.mistakes(lines));
    mistakes.addAll(LineChecks.mistakes(main, lines));
    return mistakes.isEmpty() ? new Right(main.withLines(lines)) : new Wrong(List.copyOf(mistakes));
  }

  private static List<ConfiguredLine> line(Path file, String name, String text, List<Mistake> all) {
    var mistakes = new Mistakes(file);
    if (LineSection.named(name).isEmpty()) {
      mistakes.add(new Place(file, 1, 1), "file", name, "a name of small letters and digits");
    }
    var line =
        Yaml.compose(text, file, mistakes)
            .flatMap(node -> LineFormat.inFile(name).read(node, "", mistakes));
    if (line.isEmpty() && mistakes.all().isEmpty()) {
      mistakes.add(new Place(file, 1, 1), "file", "an empty file", "the keys of a line");
    }
    all.addAll(Mistakes.inOrder(mistakes.all()));
    return line.stream().toList();
  }

  private static Wrong unreadable(Path file, String found) {
    return new Wrong(
        List.of(new Mistake(new Place(file, 1, 1), "file", found, "a YAML file with people")));
  }
}
