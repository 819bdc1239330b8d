package org.umbel.server.config;

import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A value written as one word or text.
///
/// @param parse empty when the text is not allowed
/// @param secret whether the text must never be shown
record ScalarFormat<T>(
    String allowed, Function<String, Optional<T>> parse, Function<T, String> write, boolean secret)
    implements Format<T> {
  private static final int LONGEST_SHOWN = 60;

  @Override
  public Optional<T> read(Node node, String path, Mistakes mistakes) {
    if (!mistakes.countsValue(node, path)) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar)) {
      mistakes.add(node, path, Nodes.kind(node), allowed);
      return Optional.empty();
    }
    var value = parse.apply(scalar.getValue().strip());
    if (value.isEmpty()) {
      mistakes.add(node, path, found(scalar.getValue()), allowed);
    }
    return value;
  }

  private String found(String text) {
    if (secret) {
      return "a value that is not shown";
    }
    if (text.isBlank()) {
      return "nothing";
    }
    var shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    return "\"" + shown.replaceAll("\\p{Cntrl}", " ") + "\"";
  }

  @Override
  public String show(T value) {
    return write.apply(value);
  }
}
