package org.umbel.server.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// A value whose key may be left out.
record OptionalFormat<T>(Format<T> format) implements Format<Optional<T>> {

  @Override
  public Optional<Optional<T>> read(Node node, String path, Mistakes mistakes) {
    var value = format.read(node, path, mistakes);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  @Override
  public String allowed() {
    return format.allowed();
  }

  @Override
  public String show(Optional<T> value) {
    return value.map(format::show).orElse("");
  }

  @Override
  public boolean secret() {
    return format.secret();
  }

  @Override
  public Optional<Section<?>> section() {
    return format.section();
  }
}
