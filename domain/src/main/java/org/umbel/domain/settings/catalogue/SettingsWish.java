package org.umbel.domain.settings.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;

/// What somebody wants to have set for one person, to be looked at as a whole before any of it is
/// done.
///
/// @param texts by key; empty goes back to what holds without it (LD-6)
public record SettingsWish(Map<String, Optional<String>> texts) {
  private static final List<BoxSetting<?>> PROFILES =
      List.of(GreetingSettings.ACTIVE, GreetingSettings.OUTSIDE, GreetingSettings.BREAK);

  public SettingsWish {
    texts = new TreeMap<>(texts);
  }

  /// What cannot be done.
  ///
  /// @param allowed in words
  public record Mistake(String key, String found, String allowed) {}

  /// All that is wrong with it, sorted by key.
  ///
  /// @param now what holds; the profiles that people choose from decide which can be chosen
  public List<Mistake> mistakes(Settings now) {
    var mistakes = new ArrayList<Mistake>();
    texts.forEach((key, text) ->
        objection(key, text, now)
            .ifPresent(allowed -> mistakes.add(new Mistake(key, text.orElse("null"), allowed))));
    return mistakes;
  }

  /// @return what is allowed instead, empty when nothing is wrong
  private static Optional<String> objection(String key, Optional<String> text, Settings now) {
    var found = Catalogue.find(key);
    if (found.isEmpty()) {
      return Optional.of("the key of a setting");
    }
    var setting = found.get();
    if (!setting.reach().personal()) {
      return Optional.of("nothing: it is the same for everybody, and set in the configuration");
    }
    if (text.filter(value -> setting.form().read(value).isEmpty()).isPresent()) {
      return Optional.of(setting.form().allowed());
    }
    return text.flatMap(value -> notOffered(setting, value, now));
  }

  private static Optional<String> notOffered(BoxSetting<?> setting, String text, Settings now) {
    var offered = now.value(GreetingSettings.OFFERED);
    if (!PROFILES.contains(setting)
        || Profile.of(text.strip()).stream().allMatch(offered::contains)) {
      return Optional.empty();
    }
    return Optional.of(OfferedProfiles.words(offered));
  }

  /// Keys of it that the person itself may not change.
  ///
  /// @param now what holds, and who may change it
  public List<String> beyondOwner(Settings now) {
    var reaches = Reaches.of(now);
    return texts.keySet().stream()
        .filter(key -> Catalogue.find(key).filter(one -> !reaches.changeable(one)).isPresent())
        .toList();
  }

  /// What becomes of somebody's own settings. Call it for a wish without mistakes.
  public BoxSettings granted(BoxSettings own) {
    var changed = own;
    for (var wish : texts.entrySet()) {
      var setting = Catalogue.find(wish.getKey()).orElseThrow();
      changed = granted(changed, setting, wish.getValue());
    }
    return changed;
  }

  private static <T> BoxSettings granted(
      BoxSettings own, BoxSetting<T> setting, Optional<String> text) {
    return text.flatMap(setting.form()::read)
        .map(value -> own.with(setting, value))
        .orElseGet(() -> own.without(setting));
  }
}
