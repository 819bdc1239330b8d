package org.umbel.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Some final statuses, written such as `480, 500-599`.
///
/// @param ranges in the order they were written
public record StatusRanges(List<Range> ranges) {

  private static final Pattern RANGE = Pattern.compile("([3-6]\\d\\d)(?:\\s*-\\s*([3-6]\\d\\d))?");

  /// From one status to another, both included.
  public record Range(int first, int last) {
    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + "-" + last;
    }
  }

  public StatusRanges {
    ranges = List.copyOf(ranges);
  }

  /// @param text statuses and ranges of them between 300 and 699, with commas between; may be empty
  /// @throws IllegalArgumentException when it is written otherwise
  public static StatusRanges parse(String text) {
    var ranges = new ArrayList<Range>();
    for (var part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      var found = RANGE.matcher(part.strip());
      if (!found.matches())
        throw new IllegalArgumentException("No status between 300 and 699: " + part.strip());
      int first = Integer.parseInt(found.group(1));
      int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
      if (last < first) throw new IllegalArgumentException("A range backwards: " + part.strip());
      ranges.add(new Range(first, last));
    }
    return new StatusRanges(ranges);
  }

  public boolean contain(int status) {
    return ranges.stream().anyMatch(range -> status >= range.first && status <= range.last);
  }

  @Override
  public String toString() {
    return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
  }
}
