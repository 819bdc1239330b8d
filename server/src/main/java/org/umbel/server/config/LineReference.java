package org.umbel.server.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// The name of a line, where one is used: whether there is such a line is known only when all files
/// are read. Two are equal when their names are.
///
/// @param key the whole way to it
public record LineReference(String name, Place place, String key) {

  static final Format<LineReference> FORMAT =
      new Format<>() {
        private final Format<String> text = Formats.text("the name of a line");

        @Override
        public Optional<LineReference> read(Node node, String path, Mistakes mistakes) {
          return text.read(node, path, mistakes)
              .map(name -> new LineReference(name, mistakes.place(node), path));
        }

        @Override
        public String allowed() {
          return text.allowed();
        }

        @Override
        public String show(LineReference value) {
          return value.name();
        }
      };

  @Override
  public boolean equals(Object other) {
    return other instanceof LineReference(var its, _, _) && its.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
