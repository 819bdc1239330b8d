package org.umbel.server.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// How a value is written in the file.
interface Format<T> {

  /// Reads a value; what is wrong with it is added to the mistakes.
  ///
  /// @param path the whole way to the key, for the mistakes
  /// @return empty when there was a mistake
  Optional<T> read(Node node, String path, Mistakes mistakes);

  /// What may be written, in words, to follow "allowed".
  String allowed();

  /// The value as the file would have it, on one line.
  String show(T value);

  /// Whether the value must never be shown.
  default boolean secret() {
    return false;
  }

  /// The section that is written at this place, when the value is one or a list of them.
  default Optional<Section<?>> section() {
    return Optional.empty();
  }
}
