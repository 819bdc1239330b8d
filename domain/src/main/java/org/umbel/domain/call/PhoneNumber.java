package org.umbel.domain.call;

import java.util.Optional;

/// A telephone number as dialled or shown: digits, `*` and `#`, with a leading `+` when it is
/// international (E.164). At most 32 characters; visual separators are not part of it.
public record PhoneNumber(String digits) {
  private static final int LONGEST = 32;

  public PhoneNumber {
    if (!wellFormed(digits)) {
      throw new IllegalArgumentException("Not a telephone number: \"" + digits + "\"");
    }
  }

  /// Reads a number, dropping the separators of RFC 3966 (`-`, `.`, `(`, `)`), `/` and blanks.
  ///
  /// @return empty when what is left is not a telephone number, for example a user name
  public static Optional<PhoneNumber> parse(String text) {
    var digits = text.replaceAll("[-.()/\\s]", "");
    return wellFormed(digits) ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
  }

  public boolean international() {
    return digits.startsWith("+");
  }

  private static boolean wellFormed(String digits) {
    var body = digits.startsWith("+") ? digits.substring(1) : digits;
    return !body.isEmpty()
        && digits.length() <= LONGEST
        && body.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '*' || c == '#');
  }

  @Override
  public String toString() {
    return digits;
  }
}
