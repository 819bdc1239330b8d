package org.umbel.domain.person;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.AccessSettings.From;
import org.umbel.domain.person.AccessSettings.PhoneRule;
import org.umbel.domain.settings.Settings;

/// Whether a phone opens a voice box, and whether it is asked for the PIN (TU-1, TU-3, WM-5).
public enum PhoneAccess {
  REFUSED,
  WITH_PIN,
  WITHOUT_PIN;

  /// @param caller empty when the number is hidden, which is never an exception
  public static PhoneAccess of(Settings settings, Person person, Optional<PhoneNumber> caller) {
    if (settings.value(AccessSettings.ACCESS) == Access.NONE) {
      return REFUSED;
    }
    var everywhere = settings.value(AccessSettings.FROM) == From.EVERYWHERE;
    return switch (caller.map(number -> rule(settings, person, number)).orElse(PhoneRule.NONE)) {
      case WITHOUT_PIN -> WITHOUT_PIN;
      case WITH_PIN -> WITH_PIN;
      case NONE -> everywhere ? WITH_PIN : REFUSED;
    };
  }

  private static PhoneRule rule(Settings settings, Person person, PhoneNumber caller) {
    var known =
        settings.value(AccessSettings.OTHERS).stream()
            .filter(phone -> phone.number().equals(caller))
            .findFirst();
    if (known.isPresent()) {
      return known.get().withoutPin() ? PhoneRule.WITHOUT_PIN : PhoneRule.WITH_PIN;
    }
    if (person.phonesWithoutPin().contains(caller)) {
      return PhoneRule.WITHOUT_PIN;
    }
    if (person.mobile().filter(caller::equals).isPresent()) {
      return settings.value(AccessSettings.MOBILE);
    }
    return person.extension().number().equals(caller)
        ? settings.value(AccessSettings.OFFICE)
        : PhoneRule.NONE;
  }
}
