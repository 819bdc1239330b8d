package org.umbel.server.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Keys that belong together and make one settings record.
///
/// @param about what the section is for, for the manual
/// @param make builds the record of complete values
/// @param check what the values must be together; adds its mistakes
record Section<T>(String about, List<Setting<?>> keys, Function<Values, T> make, Check<T> check)
    implements Format<T> {

  /// Looks at a whole section when each of its values is right by itself.
  @FunctionalInterface
  interface Check<T> {
    void look(T made, Report report);
  }

  /// Takes the mistakes of a check.
  interface Report {
    /// @param key whose value is wrong; when it is not written, the section's place is told
    void wrong(Setting<?> key, String found, String allowed);

    /// The same for one value of a list.
    ///
    /// @param item which, from 0 on
    /// @param part what of it is wrong, such as `mail`
    void wrong(Setting<?> key, int item, String part, String found, String allowed);
  }

  static <T> Section<T> of(String about, List<Setting<?>> keys, Function<Values, T> make) {
    return new Section<>(about, keys, make, (_, _) -> {});
  }

  /// The record when nothing of the section is written; there must be no key that must be given.
  T defaults() {
    var values = new IdentityHashMap<Setting<?>, Object>();
    keys.forEach(key -> values.put(key, key.standard().orElseThrow()));
    return make.apply(new Values(values));
  }

  @Override
  public Optional<T> read(Node node, String path, Mistakes mistakes) {
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(node, path.isEmpty() ? "file" : path, Nodes.kind(node), allowed());
      return Optional.empty();
    }
    var written = written(mapping, path, mistakes);
    var values = values(mapping, path, written, mistakes);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var made = make.apply(values.get());
    var before = mistakes.all().size();
    check.look(made, new Reported(mapping, path, written, mistakes));
    return mistakes.all().size() == before ? Optional.of(made) : Optional.empty();
  }

  private record Reported(MappingNode mapping, String path, Map<String, Node> written, Mistakes to)
      implements Report {

    @Override
    public void wrong(Setting<?> key, String found, String allowed) {
      var node = written.getOrDefault(key.name(), mapping);
      to.add(node, way(path, key.name()), found, allowed);
    }

    @Override
    public void wrong(Setting<?> key, int item, String part, String found, String allowed) {
      var node = written.getOrDefault(key.name(), mapping);
      var place = node instanceof SequenceNode list ? list.getValue().get(item) : node;
      to.add(place, way(path, key.name()) + "[" + (item + 1) + "]." + part, found, allowed);
    }
  }

  /// The known keys that are written, each with its value; unknown and repeated ones are mistakes.
  private Map<String, Node> written(MappingNode mapping, String path, Mistakes mistakes) {
    Map<String, Node> written = new HashMap<>();
    for (NodeTuple pair : NumberedKeys.gathered(mapping, this::many).getValue()) {
      var name = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (keys.stream().noneMatch(key -> key.name().equals(name))) {
        mistakes.add(
            pair.getKeyNode(), way(path, name), "an unknown key", Spelling.allowed(name, names()));
      } else if (written.putIfAbsent(name, pair.getValueNode()) != null) {
        mistakes.add(pair.getKeyNode(), way(path, name), "the key a second time", "each key once");
      }
    }
    return written;
  }

  private Optional<Values> values(
      MappingNode mapping, String path, Map<String, Node> written, Mistakes mistakes) {
    var values = new IdentityHashMap<Setting<?>, Object>();
    var wrong = new HashSet<Setting<?>>();
    for (var key : keys) {
      var node = Optional.ofNullable(written.get(key.name()));
      if (node.isEmpty() && key.mustBeGiven()) {
        mistakes.add(mapping, way(path, key.name()), "nothing", key.format().allowed());
      }
      Optional<?> value =
          node.isPresent()
              ? key.format().read(node.get(), way(path, key.name()), mistakes)
              : key.standard();
      value.ifPresentOrElse(v -> values.put(key, v), () -> wrong.add(key));
    }
    return wrong.isEmpty() ? Optional.of(new Values(values)) : Optional.empty();
  }

  private static String way(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private boolean many(String name) {
    return keys.stream()
        .anyMatch(key -> key.name().equals(name) && key.format() instanceof OneOrMoreFormat<?>);
  }

  private List<String> names() {
    return keys.stream().<String>map(Setting::name).toList();
  }

  @Override
  public String allowed() {
    return "the keys " + String.join(", ", names());
  }

  @Override
  public String show(T value) {
    return "see its keys";
  }

  @Override
  public Optional<Section<?>> section() {
    return Optional.of(this);
  }
}
