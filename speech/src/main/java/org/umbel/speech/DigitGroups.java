package org.umbel.speech;

import java.util.ArrayList;
import java.util.List;

/// Splits a number into the groups in which people say it.
///
/// Groups that are written (`0 81 42 / 47 99`) are kept. A number in one piece keeps up to four
/// digits together; a longer one goes in threes and ends in two, three or four, never in one. After
/// `+` the country code is a group of its own (ITU-T E.164 §6.2.1).
final class DigitGroups {
  private static final int LONGEST = 40;
  private static final int ONE_BREATH = 4;

  private DigitGroups() {}

  /// The groups, each of `0` … `9`, `*`, `#` and in the first a leading `+`; none is empty.
  static List<String> of(String written) {
    var number = written.strip();
    var cut = number.length() > LONGEST ? number.substring(0, LONGEST) : number;
    var international = cut.startsWith("+");
    List<String> parts = new ArrayList<>();
    for (var part : cut.split("[^0-9*#]+", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    if (international && parts.size() == 1) {
      parts = countryCodeApart(parts.getFirst());
    }
    var groups = new ArrayList<String>();
    parts.forEach(part -> groups.addAll(split(part)));
    if (international && !groups.isEmpty()) {
      groups.set(0, "+" + groups.getFirst());
    }
    return groups;
  }

  private static List<String> countryCodeApart(String digits) {
    var length = Math.min(countryCodeLength(digits), digits.length());
    var parts = new ArrayList<>(List.of(digits.substring(0, length)));
    if (length < digits.length()) {
      parts.add(digits.substring(length));
    }
    return parts;
  }

  /// World zones 1 and 7 have one digit; the codes of two digits are listed; all others have three.
  private static int countryCodeLength(String digits) {
    var two = digits.substring(0, Math.min(2, digits.length()));
    return switch (two.charAt(0)) {
      case '1', '7' -> 1;
      case '2' -> "20 27".contains(two) ? 2 : 3;
      case '3' -> "30 31 32 33 34 36 39".contains(two) ? 2 : 3;
      case '4' -> two.equals("42") ? 3 : 2;
      case '5' -> two.equals("50") || two.equals("59") ? 3 : 2;
      case '6' -> "60 61 62 63 64 65 66".contains(two) ? 2 : 3;
      case '8' -> "81 82 84 86".contains(two) ? 2 : 3;
      case '9' -> "90 91 92 93 94 95 98".contains(two) ? 2 : 3;
      default -> 3;
    };
  }

  private static List<String> split(String digits) {
    var groups = new ArrayList<String>();
    var rest = digits;
    while (rest.length() > ONE_BREATH) {
      groups.add(rest.substring(0, 3));
      rest = rest.substring(3);
    }
    groups.add(rest);
    return groups;
  }
}
