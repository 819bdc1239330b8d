package org.umbel.server.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.umbel.telephony.line.LineSettings;

/// A line, whose usage decides about the defaults of its other keys.
///
/// @param of the section for a usage
record LineFormat(Function<LineUsage, Section<LineSettings>> of) implements Format<ConfiguredLine> {

  /// In the list of lines.
  static LineFormat inList() {
    return new LineFormat(LineSection::of);
  }

  /// In a file of its own.
  ///
  /// @param name that the file has
  static LineFormat inFile(String name) {
    return new LineFormat(usage -> LineSection.of(usage, name));
  }

  @Override
  public Optional<ConfiguredLine> read(Node node, String path, Mistakes mistakes) {
    var usage = usage(node);
    var section = of.apply(usage);
    return section
        .read(node, path, mistakes)
        .map(settings ->
            new ConfiguredLine(
                settings,
                usage,
                mistakes.place(node),
                path,
                Written.of(section, (MappingNode) node)));
  }

  /// A wrong one is told when the section is read.
  private static LineUsage usage(Node node) {
    if (node instanceof MappingNode mapping) {
      for (var pair : mapping.getValue()) {
        if (pair.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals("usage")
            && pair.getValueNode() instanceof ScalarNode value) {
          return Arrays.stream(LineUsage.values())
              .filter(usage -> usage.word().equals(value.getValue()))
              .findFirst()
              .orElse(LineUsage.GENERIC);
        }
      }
    }
    return LineUsage.GENERIC;
  }

  @Override
  public String allowed() {
    return of.apply(LineUsage.GENERIC).allowed();
  }

  @Override
  public String show(ConfiguredLine value) {
    return value.settings().name();
  }

  @Override
  public Optional<Section<?>> section() {
    return Optional.of(of.apply(LineUsage.GENERIC));
  }
}
