package org.umbel.domain.settings;

import java.util.Optional;

/// What holds for one person: its own value, else the system's, else the default (LD-6).
///
/// @param own what is set for the person
/// @param system what is set for everybody
public record Settings(BoxSettings own, BoxSettings system) {
  /// Nothing is set for anybody.
  public static final Settings STANDARD = new Settings(BoxSettings.NONE, BoxSettings.NONE);

  /// Where a value comes from.
  public enum Origin {
    OWN,
    SYSTEM,
    STANDARD
  }

  public <T> T value(BoxSetting<T> setting) {
    return ownValue(setting).or(() -> system.find(setting)).orElse(setting.standard());
  }

  /// The value as text; a secret that differs from the default is `set`.
  public <T> String text(BoxSetting<T> setting) {
    var text = setting.form().write(value(setting));
    return setting.form().secret() && !text.equals(setting.standardText()) ? "set" : text;
  }

  /// The same with a value of the person's own.
  public <T> Settings with(BoxSetting<T> setting, T value) {
    return new Settings(own.with(setting, value), system);
  }

  public Origin origin(BoxSetting<?> setting) {
    if (ownValue(setting).isPresent()) {
      return Origin.OWN;
    }
    return system.find(setting).isPresent() ? Origin.SYSTEM : Origin.STANDARD;
  }

  /// A thing that is the same for everybody is never the person's own, whatever is written.
  private <T> Optional<T> ownValue(BoxSetting<T> setting) {
    return setting.reach().personal() ? own.find(setting) : Optional.empty();
  }
}
