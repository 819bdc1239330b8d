package org.umbel.server.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Skills as a mapping of their names to how good somebody is at them.
record SkillsFormat() implements Format<Map<String, Integer>> {
  private static final Format<Integer> LEVEL = Formats.number(0, 100);
  private static final int LONGEST = 100;

  @Override
  public Optional<Map<String, Integer>> read(Node node, String path, Mistakes mistakes) {
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(node, path, Nodes.kind(node), allowed());
      return Optional.empty();
    }
    var levels = new LinkedHashMap<String, Integer>();
    for (var pair : mapping.getValue()) {
      var name = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (name.isBlank() || name.length() > LONGEST || levels.containsKey(name)) {
        mistakes.add(pair.getKeyNode(), path, "\"" + name + "\"", "names, each once");
      } else {
        LEVEL
            .read(pair.getValueNode(), path + "." + name, mistakes)
            .ifPresent(level -> levels.put(name, level));
      }
    }
    return levels.size() == mapping.getValue().size() ? Optional.of(levels) : Optional.empty();
  }

  @Override
  public String allowed() {
    return "names of skills, each with " + LEVEL.allowed();
  }

  @Override
  public String show(Map<String, Integer> levels) {
    return levels.entrySet().stream()
        .map(level -> level.getKey() + ": " + level.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
