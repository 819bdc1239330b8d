package org.umbel.sip.message;

import java.util.Optional;

/// A telephone number as an address, RFC 3966.
///
/// @param number digits and, for a global number, a leading `+`; visual separators are removed
/// @param parameters such as `ext` or `phone-context`
public record TelUri(String number, Parameters parameters) implements Uri {
  private static final String SEPARATORS = "-.()";
  private static final Characters PARAMETERS = Characters.only(";");
  private static final String DIGITS = "0123456789ABCDEFabcdef*#";

  /// Reads `tel:+49-30-123;ext=7`.
  ///
  /// @throws MalformedValue when the number has none or other characters
  public static TelUri parse(String text) {
    if (!text.regionMatches(true, 0, "tel:", 0, 4))
      throw new MalformedValue("tel URI", "of another scheme", text);
    var cursor = new TextCursor("tel URI", text);
    cursor.moveTo(4);
    var number = digits(cursor, cursor.until(PARAMETERS));
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new TelUri(number, parameters);
  }

  private static String digits(TextCursor cursor, String written) {
    var digits = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (DIGITS.indexOf(c) >= 0 || (c == '+' && i == 0)) digits.append(c);
      else if (SEPARATORS.indexOf(c) < 0) throw cursor.malformed("with a character no number has");
    }
    if (digits.isEmpty() || digits.toString().equals("+"))
      throw cursor.malformed("without a number");
    return digits.toString();
  }

  /// Whether the number is valid all over the world.
  public boolean global() {
    return number.startsWith("+");
  }

  /// The extension behind the number.
  public Optional<String> extension() {
    return parameters.value("ext");
  }

  @Override
  public String scheme() {
    return "tel";
  }

  @Override
  public String toString() {
    return "tel:" + number + parameters;
  }
}
