package org.umbel.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.catalogue.Catalogue;
import org.umbel.domain.settings.catalogue.OfferedProfiles;
import org.umbel.domain.settings.catalogue.ReachSettings;

/// Settings of voice boxes as a mapping of their keys to their texts.
///
/// @param personal whether they are one person's, so that those that are the same for everybody are
///   mistakes
record BoxSettingsFormat(boolean personal) implements Format<BoxSettings> {

  @Override
  public Optional<BoxSettings> read(Node node, String path, Mistakes mistakes) {
    if (!(node instanceof MappingNode mapping)) {
      mistakes.add(node, path, Nodes.kind(node), allowed());
      return Optional.empty();
    }
    Map<String, String> texts = new TreeMap<>();
    var before = mistakes.all().size();
    for (var pair : mapping.getValue()) {
      read(pair, path, texts, mistakes);
    }
    if (mistakes.all().size() == before) {
      checkKeys(mapping, path, BoxSettings.of(texts), mistakes);
      checkReach(mapping, path, BoxSettings.of(texts), mistakes);
      if (!personal) {
        checkProfiles(mapping, path, BoxSettings.of(texts), mistakes);
      }
    }
    return mistakes.all().size() == before ? Optional.of(BoxSettings.of(texts)) : Optional.empty();
  }

  private void read(NodeTuple pair, String path, Map<String, String> texts, Mistakes mistakes) {
    var key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    var setting = settings().stream().filter(one -> one.key().equals(key)).findFirst();
    if (setting.isEmpty()) {
      mistakes.add(pair.getKeyNode(), path + "." + key, "an unknown key", known(key));
      return;
    }
    var value =
        pair.getValueNode() instanceof ScalarNode scalar
            ? scalar.getValue()
            : Nodes.kind(pair.getValueNode());
    if (!(pair.getValueNode() instanceof ScalarNode)
        || setting.get().form().read(value).isEmpty()) {
      mistakes.add(pair.getValueNode(), path + "." + key, value, setting.get().form().allowed());
    } else if (texts.putIfAbsent(key, value) != null) {
      mistakes.add(pair.getKeyNode(), path + "." + key, "the key a second time", "each key once");
    }
  }

  /// The keys of each menu must go together; those of the preset that are left do.
  private static void checkKeys(
      MappingNode mapping, String path, BoxSettings settings, Mistakes mistakes) {
    for (var mistake : KeyMap.mistakes(settings)) {
      var key = mistake.setting().key();
      mistakes.add(value(mapping, key), path + "." + key, mistake.found(), mistake.allowed());
    }
  }

  private static void checkReach(
      MappingNode mapping, String path, BoxSettings settings, Mistakes mistakes) {
    for (var mistake : ReachSettings.mistakes(settings)) {
      var key = mistake.list();
      mistakes.add(value(mapping, key), path + "." + key, mistake.found(), mistake.allowed());
    }
  }

  private static void checkProfiles(
      MappingNode mapping, String path, BoxSettings settings, Mistakes mistakes) {
    for (var mistake : OfferedProfiles.mistakes(settings)) {
      var key = mistake.key();
      mistakes.add(value(mapping, key), path + "." + key, mistake.found(), mistake.allowed());
    }
  }

  /// Where the value of a key stands; the whole mapping where it has none.
  private static Node value(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(pair -> pair.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .findFirst()
        .orElse(mapping);
  }

  private List<BoxSetting<?>> settings() {
    return Catalogue.all().stream()
        .filter(setting -> !personal || setting.reach().personal())
        .toList();
  }

  private String known(String key) {
    var near = Spelling.nearest(key, settings().stream().<String>map(BoxSetting::key).toList());
    return "the keys of docs/settings.md"
        + (personal ? " that a person can have" : "")
        + near.map(one -> "; did you mean \"" + one + "\"?").orElse("");
  }

  @Override
  public String allowed() {
    return "keys of docs/settings.md with their values";
  }

  @Override
  public String show(BoxSettings value) {
    return value.equals(BoxSettings.NONE) ? "none" : value.toString();
  }
}
