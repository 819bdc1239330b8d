package org.umbel.media.sdp;

/// Decimal numbers as session descriptions have them: ASCII digits alone.
final class Numbers {
  private Numbers() {}

  /// The number, or -1 when it is none or exceeds `most`.
  static int parse(String digits, int most) {
    if (digits.isEmpty() || digits.length() > 9) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= most ? number : -1;
  }
}
