package org.umbel.domain.agent.options;

import java.util.Optional;

/// A key of the computer's keyboard (WC-4).
///
/// @param characters each of which is this key: pressing any of them counts, so that capitals and
///   keyboards of several languages can be meant
public record HotKey(String characters) {
  private static final int MOST = 255;

  /// Reads characters such as `AaÀà`, or `#` and the decimal number of one such as `#32` for the
  /// blank. Characters of which the first is `#` begin with `##`.
  ///
  /// @return empty when the text is nothing of this
  public static Optional<HotKey> parse(String text) {
    if (text.matches("#[0-9]{1,5}")) {
      return Optional.of(Integer.parseInt(text.substring(1)))
          .filter(code -> code >= ' ' && code < Character.MIN_SURROGATE)
          .map(code -> new HotKey(Character.toString(code)));
    }
    var characters = text.startsWith("##") ? text.substring(1) : text;
    var wrong = text.isEmpty() || text.length() > MOST || text.matches("#|#[^#].*");
    return wrong ? Optional.empty() : Optional.of(new HotKey(characters));
  }

  /// What [#parse] reads the same key of.
  public String text() {
    if (characters.isBlank()) {
      return "#" + (int) characters.charAt(0);
    }
    return characters.startsWith("#") ? "#" + characters : characters;
  }
}
