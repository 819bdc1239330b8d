package org.umbel.domain.menu;

import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Forms;
import org.umbel.domain.speech.Option;

/// Which keys the menus have: those of a preset, and single ones otherwise.
public final class KeySettings {
  private static final String SOURCE = "1 Introduction";

  public static final BoxSetting<KeyPreset> PRESET =
      new BoxSetting<>(
          "keys.preset",
          Forms.choice(KeyPreset.values()),
          KeyPreset.UMBEL,
          SYSTEM,
          "The set of keys that the menus have; [telephone-keys.md](telephone-keys.md) shows them.",
          "TU-8, TU-9",
          SOURCE);

  private static final Map<Menu, Map<Option, BoxSetting<KeyWish>>> SINGLE = single();

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL = all();

  private KeySettings() {}

  /// The key of one option of one menu, whatever the preset says.
  ///
  /// @throws IllegalArgumentException when the menu never offers that
  public static BoxSetting<KeyWish> of(Menu menu, Option option) {
    var ofMenu = SINGLE.getOrDefault(menu, Map.of());
    return Optional.ofNullable(ofMenu.get(option))
        .orElseThrow(() -> new IllegalArgumentException(menu + " never offers " + option));
  }

  private static Map<Menu, Map<Option, BoxSetting<KeyWish>>> single() {
    var single = new EnumMap<Menu, Map<Option, BoxSetting<KeyWish>>>(Menu.class);
    for (var menu : Menu.values()) {
      var ofMenu = new EnumMap<Option, BoxSetting<KeyWish>>(Option.class);
      menu.options().forEach(option -> ofMenu.put(option, setting(menu, option)));
      single.put(menu, ofMenu);
    }
    return single;
  }

  private static BoxSetting<KeyWish> setting(Menu menu, Option option) {
    return new BoxSetting<>(
        "keys." + menu.word() + "." + word(option),
        KeyWish.form(),
        new KeyWish.AsPreset(),
        SYSTEM,
        menu.title() + ": " + option.meaning() + ".",
        "TU-8, TU-9",
        SOURCE);
  }

  private static String word(Option option) {
    return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<BoxSetting<?>> all() {
    var all = new ArrayList<BoxSetting<?>>();
    all.add(PRESET);
    for (var menu : Menu.values()) {
      menu.options().forEach(option -> all.add(of(menu, option)));
    }
    return List.copyOf(all);
  }
}
