package org.umbel.domain.contact;

import java.util.Optional;
import java.util.regex.Pattern;

/// A figure shown with a contact point (`attribute<n>`).
///
/// @param format what is shown, with `%s` for the figure
public record ShownStatistic(String format, Statistic statistic) {
  private static final Pattern FORM =
      Pattern.compile("\\s*format:\\s*(.*?%s.*?)\\s*,\\s*statistic:\\s*([a-z-]+)\\s*");

  /// Reads `format: Calls waiting: %s, statistic: waiting-calls`.
  public static Optional<ShownStatistic> parse(String text) {
    var found = FORM.matcher(text);
    return found.matches()
        ? Statistic.of(found.group(2)).map(what -> new ShownStatistic(found.group(1), what))
        : Optional.empty();
  }

  public String text() {
    return "format: " + format + ", statistic: " + statistic.word();
  }

  /// As it is shown.
  public String with(long figure) {
    return format.replace("%s", Long.toString(figure));
  }
}
