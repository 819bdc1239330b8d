package org.umbel.server.config;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Statuses of responses from one to another, written `500-599`, or `480` for a single one.
record StatusRange(int first, int last) {
  static final StatusRange SERVER_FAILURES = new StatusRange(500, 599);
  private static final Pattern FORM = Pattern.compile("([3-6][0-9]{2})(?: ?- ?([3-6][0-9]{2}))?");

  static Optional<StatusRange> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var first = Integer.parseInt(match.group(1));
    var last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
    return first <= last ? Optional.of(new StatusRange(first, last)) : Optional.empty();
  }

  IntStream statuses() {
    return IntStream.rangeClosed(first, last);
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
