package org.umbel.domain.dialling;

import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.domain.call.PhoneNumber;

/// A pattern over dialled numbers (DP-1): digits, `*`, `#` and a leading `+` stand for themselves,
/// `X` for 0 to 9, `N` for 2 to 9, `?`, once, for one or more digits, and `Z` at the end for any
/// rest, none included. At most 32 characters.
public record NumberPattern(String text) {
  private static final String ALLOWED = "(?=.{1,32}$)\\+?[0-9*#XN]*\\??[0-9*#XN]*Z?";

  public NumberPattern {
    if (!text.matches(ALLOWED)) {
      throw new IllegalArgumentException("Not a pattern of numbers: \"" + text + "\"");
    }
  }

  /// @return empty when the text is not a pattern
  public static Optional<NumberPattern> parse(String text) {
    return text.matches(ALLOWED) ? Optional.of(new NumberPattern(text)) : Optional.empty();
  }

  /// Whether the pattern means the whole number.
  public boolean matches(PhoneNumber number) {
    return Pattern.matches(expression(), number.digits());
  }

  private String expression() {
    var expression = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      expression.append(
          switch (text.charAt(i)) {
            case 'X' -> "[0-9]";
            case 'N' -> "[2-9]";
            case '?' -> "[0-9]+";
            case 'Z' -> ".*";
            case '+', '*' -> "\\" + text.charAt(i);
            default -> Character.toString(text.charAt(i));
          });
    }
    return expression.toString();
  }

  @Override
  public String toString() {
    return text;
  }
}
