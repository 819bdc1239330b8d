package org.umbel.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words by which the stations of a person are told from others.
///
/// @param key where the word is written
/// @param text with its kind before it, so that a user may be called like an alias
/// @param mayBeShared whether stations of the same person may have it, too
record StationWords(String key, String text, boolean mayBeShared) {

  static List<StationWords> of(PersonSettings person) {
    var words = new ArrayList<StationWords>();
    if (person.sipPassword().isPresent()) {
      words.add(name("sip-password", person.extension().digits()));
      words.add(user("sip-password", person.extension().digits()));
    }
    person.aliases().forEach(alias -> words.add(alias("aliases", alias)));
    for (var station : person.stations()) {
      words.add(name("stations", station.name()));
      station
          .password()
          .ifPresent(
              _ -> words.add(user("stations", station.user().orElse(person.extension().digits()))));
      station.aliases().forEach(alias -> words.add(alias("stations", alias)));
    }
    return words;
  }

  static List<String> names(PersonSettings person) {
    return of(person).stream()
        .map(StationWords::text)
        .filter(text -> text.startsWith("station "))
        .map(text -> text.substring("station ".length()))
        .toList();
  }

  private static StationWords name(String key, String name) {
    return new StationWords(key, "station " + name, false);
  }

  private static StationWords user(String key, String user) {
    return new StationWords(key, "user " + user, false);
  }

  /// An alias must not be somebody's extension, either.
  private static StationWords alias(String key, String alias) {
    var kind = alias.matches("[0-9]{1,15}") ? "extension " : "alias ";
    return new StationWords(key, kind + alias.toLowerCase(Locale.ROOT), true);
  }
}
