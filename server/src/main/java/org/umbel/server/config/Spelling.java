package org.umbel.server.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Guesses which word was meant.
final class Spelling {
  private Spelling() {}

  /// The words that are allowed instead of an unknown one, with a guess where one is near.
  static String allowed(String word, List<String> known) {
    var all = String.join(", ", known);
    return nearest(word, known).map(n -> all + "; did you mean \"" + n + "\"?").orElse(all);
  }

  /// The known word with the fewest letters to change, when they are few for its length.
  static Optional<String> nearest(String word, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(word, k)))
        .filter(k -> distance(word, k) <= Math.max(1, k.length() / 3));
  }

  /// How many letters must be added, dropped or replaced. A word longer than 40 letters is like
  /// none.
  private static int distance(String from, String to) {
    if (from.length() > 40) {
      return Integer.MAX_VALUE;
    }
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
