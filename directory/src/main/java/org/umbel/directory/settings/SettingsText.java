package org.umbel.directory.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Settings as one line of ASCII: `key=value` with `&` between, escaped as in a URL's query. A
/// secret is sealed, which is told by a `~` before it. Immutable, any thread.
public final class SettingsText {
  private static final Pattern SECRET =
      Pattern.compile("(.*[.-])?(password|pin|secret|token)([.-].*)?");

  private final SettingsSeal seal;

  SettingsText(SettingsSeal seal) {
    this.seal = seal;
  }

  /// Whether the key is one whose value nobody may read in the directory.
  public static boolean secret(String key) {
    return SECRET.matcher(key).matches();
  }

  /// @param owner whom the secrets are sealed for
  String write(String owner, Map<String, String> settings) {
    var line = new StringBuilder();
    new TreeMap<>(settings)
        .forEach((key, value) -> {
          line.append(line.isEmpty() ? "" : "&").append(escaped(key)).append('=');
          line.append(secret(key) ? "~" + seal.seal(owner + " " + key, value) : escaped(value));
        });
    return line.toString();
  }

  /// @return empty when somebody has damaged it, or sealed it with another key
  Optional<Map<String, String>> read(String owner, String line) {
    var settings = new TreeMap<String, String>();
    for (var pair : line.isEmpty() ? new String[0] : line.split("&", -1)) {
      var sides = pair.split("=", 2);
      var key = plain(sides[0]);
      var value =
          sides.length < 2
              ? Optional.<String>empty()
              : key.flatMap(known -> value(owner, known, sides[1]));
      if (key.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      settings.put(key.get(), value.get());
    }
    return Optional.of(settings);
  }

  private Optional<String> value(String owner, String key, String text) {
    return text.startsWith("~") ? seal.open(owner + " " + key, text.substring(1)) : plain(text);
  }

  /// The URL escape leaves no `~`.
  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Optional<String> plain(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
