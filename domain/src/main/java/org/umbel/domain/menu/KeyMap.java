package org.umbel.domain.menu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;

/// The keys that hold in all menus (TU-8, TU-9). Immutable.
public final class KeyMap {
  /// Umbel's own keys.
  public static final KeyMap STANDARD = of(BoxSettings.NONE);

  private final Map<Menu, Map<Option, Key>> keys;

  private KeyMap(Map<Menu, Map<Option, Key>> keys) {
    this.keys = keys;
  }

  /// Why settings make no map of keys.
  ///
  /// @param setting the one to be changed
  /// @param found what is wrong
  /// @param allowed what could be there
  public record Mistake(BoxSetting<KeyWish> setting, String found, String allowed) {}

  /// The map of a preset with single keys changed. With [#mistakes], the first of two options on a
  /// key has it, and an option without a key is not offered.
  ///
  /// @param system what is set for everybody
  public static KeyMap of(BoxSettings system) {
    var preset = system.find(KeySettings.PRESET).orElse(KeySettings.PRESET.standard());
    var keys = new EnumMap<Menu, Map<Option, Key>>(Menu.class);
    for (var menu : Menu.values()) {
      var ofMenu = new EnumMap<Option, Key>(Option.class);
      for (var option : menu.options()) {
        wanted(system, preset, menu, option).ifPresent(key -> ofMenu.put(option, key));
      }
      keys.put(menu, ofMenu);
    }
    return new KeyMap(keys);
  }

  private static Optional<Key> wanted(
      BoxSettings system, KeyPreset preset, Menu menu, Option option) {
    var setting = KeySettings.of(menu, option);
    return switch (system.find(setting).orElse(setting.standard())) {
      case KeyWish.AsPreset _ -> preset.key(menu, option);
      case KeyWish.NoKey _ -> Optional.empty();
      case KeyWish.On(var key) -> Optional.of(key);
    };
  }

  /// Two options of a menu on one key, and options that a menu needs and that have no key.
  public static List<Mistake> mistakes(BoxSettings system) {
    var map = of(system);
    var mistakes = new ArrayList<Mistake>();
    for (var menu : Menu.values()) {
      for (var option : menu.options()) {
        var key = map.key(menu, option);
        if (key.isEmpty() && menu.needs(option)) {
          mistakes.add(
              new Mistake(KeySettings.of(menu, option), "none", "a key, which this menu needs"));
        }
        key.flatMap(same -> map.clash(system, menu, option, same)).ifPresent(mistakes::add);
      }
    }
    return mistakes;
  }

  /// Tells of a clash once: at the option that is set, or at the later one of two that are.
  private Optional<Mistake> clash(BoxSettings system, Menu menu, Option option, Key key) {
    var other =
        options(menu, key).stream()
            .filter(one -> one != option && !menu.mayShare(one, option))
            .filter(one -> isSet(system, menu, option))
            .filter(one -> !isSet(system, menu, one) || one.compareTo(option) < 0)
            .findFirst();
    return other.map(one ->
        new Mistake(
            KeySettings.of(menu, option),
            key.symbol() + ", the key of " + KeySettings.of(menu, one).key(),
            "a key that nothing else of this menu has"));
  }

  private static boolean isSet(BoxSettings system, Menu menu, Option option) {
    return system.find(KeySettings.of(menu, option)).isPresent();
  }

  /// @return empty when the menu does not offer it
  public Optional<Key> key(Menu menu, Option option) {
    return Optional.ofNullable(keys.getOrDefault(menu, Map.of()).get(option));
  }

  /// What a key of a menu does: nothing, one thing, or one of several that are never offered
  /// together.
  public List<Option> options(Menu menu, Key key) {
    return menu.options().stream()
        .filter(option -> key(menu, option).equals(Optional.of(key)))
        .toList();
  }

  /// What a key does when just these are offered.
  public Optional<Option> option(Menu menu, Key key, Collection<Option> offered) {
    return options(menu, key).stream().filter(offered::contains).findFirst();
  }

  /// What is said of those that have a key, in this order.
  public List<Choice> choices(Menu menu, Collection<Option> offered) {
    return offered.stream()
        .flatMap(option -> key(menu, option).stream().map(key -> new Choice(option, key.symbol())))
        .toList();
  }
}
