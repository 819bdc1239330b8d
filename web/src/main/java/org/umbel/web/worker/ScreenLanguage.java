package org.umbel.web.worker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/// A language of the screens (WC-2).
public enum ScreenLanguage {
  ENGLISH("en"),
  FRENCH("fr"),
  GERMAN("de"),
  ITALIAN("it"),
  RUSSIAN("ru"),
  SPANISH("es");

  private final String tag;

  ScreenLanguage(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 primary language subtag.
  public String tag() {
    return tag;
  }

  static Optional<ScreenLanguage> of(String tag) {
    var primary = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return Arrays.stream(values()).filter(language -> language.tag.equals(primary)).findFirst();
  }

  /// The first that the browser asks for and we have (RFC 9110 §12.5.4); else the configured one,
  /// else that of the machine, else English.
  ///
  /// @param accepted as the browser sends it
  /// @param configured empty for that of the machine
  public static ScreenLanguage choose(String accepted, Optional<String> configured) {
    return choose(accepted, configured, Locale.getDefault());
  }

  static ScreenLanguage choose(String accepted, Optional<String> configured, Locale machine) {
    return asked(accepted)
        .or(() -> of(configured.orElseGet(machine::toLanguageTag)))
        .orElse(ENGLISH);
  }

  private static Optional<ScreenLanguage> asked(String accepted) {
    try {
      return LanguageRange.parse(accepted).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> of(range.getRange()).stream())
          .findFirst();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
