package org.umbel.domain.menu;

import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.speech.Option;

/// Sets of keys that people know already.
@SuppressWarnings("ImmutableEnumChecker") // the maps are made by Map.of
public enum KeyPreset {
  /// Umbel's own. What callers press, and `*` to log in, are those of the voice-mail server that
  /// Umbel replaces.
  UMBEL(Map.of()),

  /// As Exchange Unified Messaging has them where one key does the same there: `1` for voice
  /// messages, `2` for e-mails, `6` for what is one's own, `#` for the next message, and `7` that
  /// deletes and restores.
  EXCHANGE_UM(
      Map.of(
          Menu.MAIN,
          Map.of(
              Option.LISTEN_TO_NEW_MAIL,
              Optional.of(Key.TWO),
              Option.LISTEN_TO_SAVED,
              Optional.of(Key.THREE),
              Option.LISTEN_TO_SAVED_MAIL,
              Optional.of(Key.FIVE),
              Option.GREETING_AND_NAME,
              Optional.of(Key.SIX)),
          Menu.MESSAGE,
          Map.of(
              Option.NEXT,
              Optional.of(Key.POUND),
              Option.SKIP,
              Optional.empty(),
              Option.UNDELETE,
              Optional.of(Key.SEVEN))));

  private final Map<Menu, Map<Option, Optional<Key>>> different;

  KeyPreset(Map<Menu, Map<Option, Optional<Key>>> different) {
    this.different = different;
  }

  /// The key of an option of a menu; empty when it has none.
  public Optional<Key> key(Menu menu, Option option) {
    var ofMenu = different.getOrDefault(menu, Map.of());
    return ofMenu.getOrDefault(option, Key.of(option.key()));
  }
}
