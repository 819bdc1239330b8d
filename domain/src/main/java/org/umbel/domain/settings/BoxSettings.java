package org.umbel.domain.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is set, as texts by key. Keys that are not known here, such as those of a newer version,
/// are kept as they are. Immutable.
public final class BoxSettings {
  /// Nothing is set.
  public static final BoxSettings NONE = new BoxSettings(Map.of());

  private final TreeMap<String, String> texts;

  private BoxSettings(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  public static BoxSettings of(Map<String, String> texts) {
    return new BoxSettings(texts);
  }

  /// @return empty when it is not set, or set to a text that is no value of it; see the catalogue's
  ///   mistakes
  public <T> Optional<T> find(BoxSetting<T> setting) {
    return Optional.ofNullable(texts.get(setting.key())).flatMap(setting.form()::read);
  }

  public <T> BoxSettings with(BoxSetting<T> setting, T value) {
    var changed = new TreeMap<>(texts);
    changed.put(setting.key(), setting.form().write(value));
    return new BoxSettings(changed);
  }

  /// The same with one thing as the system has it.
  public BoxSettings without(BoxSetting<?> setting) {
    var changed = new TreeMap<>(texts);
    changed.remove(setting.key());
    return new BoxSettings(changed);
  }

  /// These, and of `others` what these do not set.
  public BoxSettings over(BoxSettings others) {
    var all = new TreeMap<>(others.texts);
    all.putAll(texts);
    return new BoxSettings(all);
  }

  /// All of it, sorted by key; a copy.
  public Map<String, String> texts() {
    return new TreeMap<>(texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoxSettings same && texts.equals(same.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
