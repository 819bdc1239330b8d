package org.umbel.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Keys with a number behind, such as `attribute1` and `attribute2`: another way to write the list
/// `attribute`, in the order of the numbers. Whoever writes the list, too, has the key twice.
final class NumberedKeys {
  private static final Pattern FORM = Pattern.compile("(.*[a-z])([0-9]{1,3})");

  private NumberedKeys() {}

  /// @param many whether a key takes one value or more
  static MappingNode gathered(MappingNode mapping, Predicate<String> many) {
    var lists = new TreeMap<String, Map<Integer, NodeTuple>>();
    var others = new ArrayList<NodeTuple>();
    for (var pair : mapping.getValue()) {
      if (!taken(pair, many, lists)) {
        others.add(pair);
      }
    }
    if (lists.isEmpty()) {
      return mapping;
    }
    lists.forEach((name, pairs) -> others.add(list(name, List.copyOf(pairs.values()))));
    return new MappingNode(
        mapping.getTag(),
        true,
        others,
        mapping.getFlowStyle(),
        mapping.getStartMark(),
        mapping.getEndMark());
  }

  private static boolean taken(
      NodeTuple pair, Predicate<String> many, Map<String, Map<Integer, NodeTuple>> lists) {
    if (!(pair.getKeyNode() instanceof ScalarNode key)
        || !(pair.getValueNode() instanceof ScalarNode)) {
      return false;
    }
    var form = FORM.matcher(key.getValue());
    if (!form.matches() || !many.test(form.group(1))) {
      return false;
    }
    return lists
            .computeIfAbsent(form.group(1), _ -> new TreeMap<>())
            .putIfAbsent(Integer.valueOf(form.group(2)), pair)
        == null;
  }

  private static NodeTuple list(String name, List<NodeTuple> pairs) {
    var first = pairs.getFirst().getKeyNode();
    var key =
        new ScalarNode(
            Tag.STR, true, name, ScalarStyle.PLAIN, first.getStartMark(), first.getEndMark());
    var values = pairs.stream().<Node>map(NodeTuple::getValueNode).toList();
    var node =
        new SequenceNode(
            Tag.SEQ, true, values, FlowStyle.BLOCK, first.getStartMark(), first.getEndMark());
    return new NodeTuple(key, node);
  }
}
