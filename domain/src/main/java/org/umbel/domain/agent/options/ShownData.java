package org.umbel.domain.agent.options;

import java.util.Optional;
import java.util.regex.Pattern;

/// One pair of user data and the title it is shown under (KW-7).
///
/// @param title for people
/// @param key of the user data
public record ShownData(String title, String key) {
  private static final Pattern FORM =
      Pattern.compile("title:\\s*([^\\[\\]]{1,200}?)\\s*,\\s*value:\\s*\\[([^\\[\\]]{1,256})\\]");

  /// Reads `title: Customer Name, value: [custname]`.
  ///
  /// @return empty when the text is not of this form
  public static Optional<ShownData> parse(String text) {
    var match = FORM.matcher(text.strip());
    return match.matches()
        ? Optional.of(new ShownData(match.group(1), match.group(2)))
        : Optional.empty();
  }

  /// What [#parse] reads the same of.
  public String text() {
    return "title: " + title + ", value: [" + key + "]";
  }
}
