package org.umbel.domain.agent.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Some of the numbers of a platform's presence, such as `0-4499`, `18000-` or `-32768,0` (PR-1).
///
/// @param parts at most [#MOST]; none means no number at all
public record StatusRanges(List<Range> parts) {
  private static final int MOST = 50;
  private static final Pattern PART = Pattern.compile("(-?[0-9]{1,6})(?:(-)(-?[0-9]{1,6})?)?");

  /// All numbers from one to another, both included.
  public record Range(int from, int to) {
    private boolean contains(int number) {
      return number >= from && number <= to;
    }

    private String text() {
      if (to == Integer.MAX_VALUE) {
        return from + "-";
      }
      return from == to ? Integer.toString(from) : from + "-" + to;
    }
  }

  public StatusRanges {
    parts = List.copyOf(parts);
  }

  /// Reads numbers and ranges with commas between; a range without an end has none.
  ///
  /// @return empty when the text is not of this form, or a range ends before it begins
  public static Optional<StatusRanges> parse(String text) {
    var parts = new ArrayList<Range>();
    for (var word : text.split(",", -1)) {
      var range = range(word.strip());
      if (range.isEmpty() || parts.size() == MOST) {
        return Optional.empty();
      }
      parts.add(range.get());
    }
    return Optional.of(new StatusRanges(parts));
  }

  private static Optional<Range> range(String word) {
    var match = PART.matcher(word);
    if (!match.matches()) {
      return Optional.empty();
    }
    var from = Integer.parseInt(match.group(1));
    if (match.group(2) == null) {
      return Optional.of(new Range(from, from));
    }
    var to = match.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(match.group(3));
    return Optional.of(new Range(from, to)).filter(range -> range.from() <= range.to());
  }

  public boolean contains(StatusNumber number) {
    return parts.stream().anyMatch(part -> part.contains(number.value()));
  }

  /// What [#parse] reads the same numbers of.
  public String text() {
    return parts.stream().map(Range::text).collect(Collectors.joining(","));
  }
}
