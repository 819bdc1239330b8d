package org.umbel.domain.menu;

import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;

/// Which key an administrator wants an option to have.
public sealed interface KeyWish {

  /// The key of the preset.
  record AsPreset() implements KeyWish {}

  /// No key: the menu does not offer it.
  record NoKey() implements KeyWish {}

  /// @param key one that every telephone has
  record On(Key key) implements KeyWish {}

  /// As files write it. `*` and `#` mean something of their own in YAML, so their names do, too.
  static Form<KeyWish> form() {
    return Forms.of("preset, none, or a key: 0 to 9, star, pound", KeyWish::read, KeyWish::write);
  }

  private static Optional<KeyWish> read(String text) {
    return switch (text) {
      case "preset" -> Optional.of(new AsPreset());
      case "none" -> Optional.of(new NoKey());
      case "star", "*" -> Optional.of(new On(Key.STAR));
      case "pound", "#" -> Optional.of(new On(Key.POUND));
      default ->
          text.length() == 1
              ? Key.of(text.charAt(0)).filter(Key::digit).map(On::new)
              : Optional.empty();
    };
  }

  private static String write(KeyWish wish) {
    return switch (wish) {
      case AsPreset _ -> "preset";
      case NoKey _ -> "none";
      case On on -> write(on.key());
    };
  }

  private static String write(Key key) {
    return switch (key) {
      case STAR -> "star";
      case POUND -> "pound";
      default -> String.valueOf(key.symbol());
    };
  }
}
