package org.umbel.server.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// YAML's kinds of values in words.
final class Nodes {
  private Nodes() {}

  static String kind(Node node) {
    return switch (node) {
      case SequenceNode _ -> "a list";
      case MappingNode _ -> "keys with values";
      default -> "a single value";
    };
  }
}
