package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A list of values of which a single one may be written without the list.
record OneOrMoreFormat<T>(Format<T> item) implements Format<List<T>> {

  @Override
  public Optional<List<T>> read(Node node, String path, Mistakes mistakes) {
    return node instanceof ScalarNode
        ? item.read(node, path, mistakes).map(List::of)
        : Formats.list(item).read(node, path, mistakes);
  }

  @Override
  public String allowed() {
    return item.allowed() + ", or a list of them";
  }

  @Override
  public String show(List<T> values) {
    return Formats.list(item).show(values);
  }
}
