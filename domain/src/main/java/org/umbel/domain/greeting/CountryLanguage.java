package org.umbel.domain.greeting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;
import org.umbel.domain.speech.Language;

/// The language that callers from a country are greeted in (CA-8), written as `+49 de`.
///
/// @param prefix the country code, or more of the number, with its `+`
public record CountryLanguage(PhoneNumber prefix, Language language) {
  /// Countries where German is spoken.
  public static final List<CountryLanguage> USUAL =
      List.of(of("+49", Language.GERMAN), of("+43", Language.GERMAN), of("+41", Language.GERMAN));

  static final Form<CountryLanguage> FORM =
      Forms.of(
          "a country code with its + and a language, such as +49 de",
          CountryLanguage::read,
          country -> country.prefix + " " + country.language.tag());

  private static CountryLanguage of(String prefix, Language language) {
    return new CountryLanguage(new PhoneNumber(prefix), language);
  }

  private static Optional<CountryLanguage> read(String text) {
    var parts = text.split(" +", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    var prefix = PhoneNumber.parse(parts[0]).filter(PhoneNumber::international);
    return prefix.flatMap(number ->
        Forms.language().read(parts[1]).map(language -> new CountryLanguage(number, language)));
  }

  /// The language of the longest prefix that the number begins with; empty for a number that is not
  /// international, or of none of these countries.
  static Optional<Language> of(PhoneNumber caller, List<CountryLanguage> countries) {
    return countries.stream()
        .filter(country -> caller.digits().startsWith(country.prefix.digits()))
        .max(Comparator.comparingInt(country -> country.prefix.digits().length()))
        .map(CountryLanguage::language);
  }
}
