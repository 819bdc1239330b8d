package org.umbel.server.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What is written in a section, as values for programs; secrets are not shown.
final class Written {
  private Written() {}

  /// The keys that the section knows, in the order of the file.
  static Map<String, Object> of(Section<?> section, MappingNode mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (var pair : mapping.getValue()) {
      if (pair.getKeyNode() instanceof ScalarNode name) {
        section.keys().stream()
            .filter(key -> key.name().equals(name.getValue()))
            .findFirst()
            .ifPresent(key -> values.put(key.name(), value(key.format(), pair.getValueNode())));
      }
    }
    return values;
  }

  private static Object value(Format<?> format, Node node) {
    var section = format.section();
    return switch (node) {
      case MappingNode mapping when section.isPresent() -> of(section.get(), mapping);
      case SequenceNode list -> list.getValue().stream().map(item -> value(format, item)).toList();
      case ScalarNode scalar when format.secret() -> hidden(scalar.getValue());
      case ScalarNode scalar -> scalar(scalar);
      default -> List.of();
    };
  }

  /// Where a secret is kept is none.
  private static String hidden(String text) {
    return SecretFormat.kept(text) ? text : "***";
  }

  private static Object scalar(ScalarNode scalar) {
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
      return text;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text.matches("0|[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(text) : text;
    };
  }
}
