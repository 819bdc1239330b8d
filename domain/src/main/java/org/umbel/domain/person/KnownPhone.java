package org.umbel.domain.person;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;

/// A phone from which a voice box opens, written as `+49301234567` or `+49301234567 without-pin`.
public record KnownPhone(PhoneNumber number, boolean withoutPin) {
  private static final String WITHOUT_PIN = " without-pin";

  static final Form<KnownPhone> FORM =
      Forms.of(
          "a telephone number, with without-pin behind it where none is asked for",
          KnownPhone::read,
          phone -> phone.number + (phone.withoutPin ? WITHOUT_PIN : ""));

  private static Optional<KnownPhone> read(String text) {
    var withoutPin = text.endsWith(WITHOUT_PIN);
    var number = withoutPin ? text.substring(0, text.length() - WITHOUT_PIN.length()) : text;
    return PhoneNumber.parse(number).map(phone -> new KnownPhone(phone, withoutPin));
  }
}
