package org.umbel.web.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.umbel.domain.speech.Language;

/// The texts of the pages in each language.
public final class Texts {
  private static final Map<Language, Map<String, String>> ALL = all();

  private Texts() {}

  /// A text by its key; the key where there is none.
  public static String text(Language language, String key) {
    return of(language).getOrDefault(key, key);
  }

  static Map<String, String> of(Language language) {
    return ALL.getOrDefault(language, Map.of());
  }

  private static Map<Language, Map<String, String>> all() {
    Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
    for (var language : Language.values()) {
      var properties = new Properties();
      var file = StaticFiles.content("texts_" + language.tag() + ".properties");
      try {
        properties.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      Map<String, String> texts = new HashMap<>();
      properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
      all.put(language, Map.copyOf(texts));
    }
    return all;
  }
}
