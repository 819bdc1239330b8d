package org.umbel.domain.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language callers are spoken to in. Everything that can be said exists in each of them (TT-2).
public enum Language {
  ENGLISH("en"),
  GERMAN("de");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 primary language subtag, for example `de`.
  public String tag() {
    return tag;
  }

  /// The language of a BCP 47 tag such as `de`, `de-AT` or `EN_us`; region and script are ignored.
  /// Empty when it is none that can be spoken.
  public static Optional<Language> of(String tag) {
    var primary = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
    return Arrays.stream(values()).filter(language -> language.tag.equals(primary)).findFirst();
  }
}
