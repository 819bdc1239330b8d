package org.umbel.directory.people;

import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a host name of what the directory says about a person's mail server: a regular expression
/// and what it is replaced by, with `$1` or `\1` for its first group. `^cn=([^,/]*).*` and
/// `\1.example.com` make `ms01.example.com` of `cn=ms01/o=example`.
public record MailHostRule(Pattern search, String replacement) {

  /// Leaves what is there as it is.
  public static final MailHostRule AS_IT_IS = of("^(.*)$", "$1");

  /// @throws IllegalArgumentException when the search is no regular expression, or the replacement
  ///   names a group that it has not
  public static MailHostRule of(String search, String replacement) {
    var pattern = Pattern.compile(search, Pattern.CASE_INSENSITIVE);
    var rule = new MailHostRule(pattern, replacement.replaceAll("\\\\([0-9])", "\\$$1"));
    try {
      Pattern.compile(search + "|").matcher("").replaceFirst(rule.replacement);
    } catch (IndexOutOfBoundsException missing) {
      throw new IllegalArgumentException(missing.getMessage(), missing);
    }
    return rule;
  }

  /// @return empty when the rule does not fit what is there
  public Optional<String> host(String value) {
    var found = search.matcher(value);
    return found.find()
        ? Optional.of(found.replaceFirst(replacement)).filter(host -> !host.isBlank())
        : Optional.empty();
  }
}
