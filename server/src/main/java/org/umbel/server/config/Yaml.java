package org.umbel.server.config;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Makes nodes of a text, which may be anything.
final class Yaml {
  /// Levels of lists and keys within each other; the deepest section needs five.
  static final int DEEPEST = 20;

  private Yaml() {}

  /// @return empty when it is empty, or broken, which is then a mistake
  static Optional<Node> compose(String text, Path file, Mistakes mistakes) {
    try {
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      return tooDeep(settings, text, file, mistakes)
          ? Optional.empty()
          : new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException broken) {
      var place = place(file, broken.getProblemMark());
      mistakes.add(place, "file", "broken YAML (" + broken.getProblem() + ")", "well-formed YAML");
      return Optional.empty();
    } catch (YamlEngineException broken) {
      mistakes.add(
          new Place(file, 1, 1),
          "file",
          "broken YAML (" + broken.getMessage() + ")",
          "one well-formed YAML document");
      return Optional.empty();
    }
  }

  /// Counts the nesting before anything is built of it, because building descends with it.
  private static boolean tooDeep(LoadSettings settings, String text, Path file, Mistakes mistakes) {
    var depth = 0;
    for (var event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {}
      }
      if (depth > DEEPEST) {
        var place = place(file, event.getStartMark());
        mistakes.add(place, "file", "lists within lists", "at most " + DEEPEST + " levels");
        return true;
      }
    }
    return false;
  }

  private static Place place(Path file, Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new Place(file, 1, 1));
  }
}
