package org.umbel.domain.interaction;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// User data that calls bring in headers of their signalling, each value under the name of its
/// header (KW-8).
///
/// @param names of the headers, such as `User-to-User`
public record HeaderData(Set<String> names) {
  private static final String HEX = ";encoding=hex";

  public HeaderData {
    names = Set.copyOf(names);
  }

  /// What is known with what the call brings; a value that is too long, or for which there is no
  /// room, is left out.
  ///
  /// @param header the value of a header by its name
  public UserData addedTo(UserData known, Function<String, Optional<String>> header) {
    var pairs = new LinkedHashMap<>(known.pairs());
    names.stream()
        .sorted()
        .filter(_ -> pairs.size() < UserData.MOST)
        .forEach(name -> value(name, header).ifPresent(value -> pairs.put(name, value)));
    return new UserData(pairs);
  }

  private static Optional<String> value(String name, Function<String, Optional<String>> header) {
    return header
        .apply(name)
        .map(text -> name.equalsIgnoreCase("User-to-User") ? decoded(text) : text)
        .filter(text -> text.length() <= UserData.LONGEST_VALUE);
  }

  /// Hexadecimal digits that are text become it, RFC 7433 §4.1; everything else stays as it is.
  private static String decoded(String text) {
    var end = text.toLowerCase(Locale.ROOT).indexOf(HEX);
    var digits = end < 0 ? "" : text.substring(0, end).strip();
    if (!digits.matches("([0-9a-fA-F]{2})+")) {
      return text;
    }
    var decoded = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    return decoded.chars().allMatch(c -> c >= ' ' && c != 0xFFFD) ? decoded : text;
  }
}
