package org.umbel.server.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// A list of values, none of them twice.
///
/// @param identity what two values of the list must not share
/// @param atLeast fewest values
record ListFormat<T>(Format<T> item, Function<T, Object> identity, int atLeast)
    implements Format<List<T>> {

  @Override
  public Optional<List<T>> read(Node node, String path, Mistakes mistakes) {
    if (!(node instanceof SequenceNode list)) {
      mistakes.add(node, path, Nodes.kind(node), allowed());
      return Optional.empty();
    }
    if (list.getValue().size() < atLeast) {
      mistakes.add(node, path, "an empty list", allowed());
      return Optional.empty();
    }
    var values = items(list, path, mistakes);
    return values.size() == list.getValue().size() ? Optional.of(values) : Optional.empty();
  }

  private List<T> items(SequenceNode list, String path, Mistakes mistakes) {
    var values = new ArrayList<T>();
    Map<Object, Place> seen = new HashMap<>();
    for (var i = 0; i < list.getValue().size(); i++) {
      var node = list.getValue().get(i);
      var way = path + "[" + (i + 1) + "]";
      if (!mistakes.countsValue(node, way)) {
        return values;
      }
      item.read(node, way, mistakes)
          .filter(value -> single(value, node, way, seen, mistakes))
          .ifPresent(values::add);
    }
    return List.copyOf(values);
  }

  private boolean single(
      T value, Node node, String way, Map<Object, Place> seen, Mistakes mistakes) {
    var what = identity.apply(value);
    var before = seen.putIfAbsent(what, mistakes.place(node));
    if (before != null) {
      mistakes.add(
          node,
          way,
          what + " a second time",
          "each only once; the first is in line " + before.line());
    }
    return before == null;
  }

  @Override
  public String allowed() {
    return "a list of: " + item.allowed();
  }

  @Override
  public String show(List<T> values) {
    return values.stream().map(item::show).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public boolean secret() {
    return item.secret();
  }

  @Override
  public Optional<Section<?>> section() {
    return item.section();
  }
}
