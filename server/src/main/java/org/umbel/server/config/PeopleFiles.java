package org.umbel.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Puts people who have a file each behind those of the main file, so that all of them are read and
/// checked together.
final class PeopleFiles {
  private static final String PEOPLE = "people";
  private static final String EXTENSION = "extension";

  private PeopleFiles() {}

  /// The person in a file that is named by the extension.
  ///
  /// @return empty when it cannot be one; that is told then
  static Optional<Node> person(String name, Path file, Node written, Mistakes mistakes) {
    if (!(written instanceof MappingNode person)) {
      mistakes.add(written, "file", Nodes.kind(written), "the keys of a person");
      return Optional.empty();
    }
    if (Formats.extension().read(scalar(name, written), EXTENSION, new Mistakes(file)).isEmpty()) {
      mistakes.add(new Place(file, 1, 1), "file", name, "an extension as its name");
      return Optional.empty();
    }
    var told = value(person, EXTENSION);
    if (told.isPresent() && !(told.get() instanceof ScalarNode s && s.getValue().equals(name))) {
      mistakes.add(told.get(), EXTENSION, "another one", name + ", as the file is named");
      return Optional.empty();
    }
    if (told.isEmpty()) {
      var keys = new ArrayList<>(person.getValue());
      keys.addFirst(new NodeTuple(scalar(EXTENSION, written), scalar(name, written)));
      person.setValue(keys);
    }
    return Optional.of(person);
  }

  /// The root with these people behind its own; the root itself when there are none.
  static Node with(Node root, List<Node> people) {
    if (people.isEmpty() || !(root instanceof MappingNode mapping)) {
      return root;
    }
    switch (value(mapping, PEOPLE).orElse(null)) {
      case SequenceNode own -> own.getValue().addAll(people);
      case null -> {
        var list =
            new SequenceNode(
                Tag.SEQ,
                true,
                new ArrayList<>(people),
                FlowStyle.BLOCK,
                people.getFirst().getStartMark(),
                people.getLast().getEndMark());
        var keys = new ArrayList<>(mapping.getValue());
        keys.add(new NodeTuple(scalar(PEOPLE, people.getFirst()), list));
        mapping.setValue(keys);
      }
      default -> {} // told as a mistake when it is read
    }
    return root;
  }

  private static Optional<Node> value(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(pair -> pair.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  private static ScalarNode scalar(String text, Node at) {
    return new ScalarNode(
        Tag.STR, true, text, ScalarStyle.DOUBLE_QUOTED, at.getStartMark(), at.getStartMark());
  }
}
