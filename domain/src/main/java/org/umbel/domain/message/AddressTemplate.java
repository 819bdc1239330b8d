package org.umbel.domain.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.domain.call.PhoneNumber;

/// How numbers stand in mail addresses (ML-5): `${number}@${type}.example.com`. The type is
/// `voice`, `fax` or `text`, and may be left out.
///
/// @param text exactly one `${number}`, before the `@`
public record AddressTemplate(String text) {
  private static final String NUMBER = "${number}";
  private static final String TYPE = "${type}";
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.+_=-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  public AddressTemplate {
    if (!wellFormed(text)) {
      throw new IllegalArgumentException("Not a template of addresses: \"" + text + "\"");
    }
  }

  /// What a message with such an address is.
  public enum Type {
    VOICE,
    FAX,
    TEXT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What an address says.
  ///
  /// @param type empty where the template has none
  public record Meaning(PhoneNumber number, Optional<Type> type) {}

  /// @return empty when the text is no template
  public static Optional<AddressTemplate> parse(String text) {
    return wellFormed(text) ? Optional.of(new AddressTemplate(text)) : Optional.empty();
  }

  private static boolean wellFormed(String text) {
    var number = text.indexOf(NUMBER);
    return text.length() <= 200
        && number >= 0
        && number < text.indexOf('@')
        && text.indexOf(NUMBER, number + 1) < 0
        && text.indexOf(TYPE) == text.lastIndexOf(TYPE)
        && ADDRESS.matcher(text.replace(NUMBER, "1").replace(TYPE, "fax")).matches();
  }

  /// The address by which a number is reached.
  public String address(PhoneNumber number, Type type) {
    return text.replace(NUMBER, number.digits()).replace(TYPE, type.word());
  }

  /// Reads an address, whatever its case.
  ///
  /// @return empty when it is none of these
  public Optional<Meaning> read(String address) {
    var matcher = pattern().matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var type =
        text.contains(TYPE)
            ? Optional.of(Type.valueOf(matcher.group("type").toUpperCase(Locale.ROOT)))
            : Optional.<Type>empty();
    return PhoneNumber.parse(matcher.group("number")).map(number -> new Meaning(number, type));
  }

  private Pattern pattern() {
    var quoted =
        Pattern.quote(text)
            .replace(NUMBER, "\\E(?<number>\\+?[0-9*#]{1,32})\\Q")
            .replace(TYPE, "\\E(?<type>voice|fax|text)\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE);
  }

  @Override
  public String toString() {
    return text;
  }
}
