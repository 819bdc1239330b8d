package org.umbel.web.worker;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The words of the screens in all their languages, and the files they are made of.
public final class ScreenTexts {
  private static final Map<ScreenLanguage, Map<String, String>> TEXTS = read();

  private ScreenTexts() {}

  /// All words by their keys.
  public static Map<String, String> of(ScreenLanguage language) {
    return TEXTS.getOrDefault(language, Map.of());
  }

  private static Map<ScreenLanguage, Map<String, String>> read() {
    var all = new EnumMap<ScreenLanguage, Map<String, String>>(ScreenLanguage.class);
    for (var language : ScreenLanguage.values()) {
      var properties = new Properties();
      try {
        properties.load(new StringReader(text("words_" + language.tag() + ".properties")));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      var texts = new TreeMap<String, String>();
      properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
      all.put(language, texts);
    }
    return all;
  }

  static String text(String file) {
    return new String(content(file), StandardCharsets.UTF_8);
  }

  static byte[] content(String file) {
    try (var stream = ScreenTexts.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("The client's file " + file + " is missing in the build");
      }
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
