package org.umbel.domain.person;

import java.util.Optional;
import java.util.function.Predicate;
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

  /// @param sites how phones show the numbers that are set or known
  /// @param caller empty when the number is hidden, which is never an exception
  public static PhoneAccess of(
      Settings settings, Person person, Sites sites, Optional<PhoneNumber> caller) {
    if (settings.value(AccessSettings.ACCESS) == Access.NONE) {
      return REFUSED;
    }
    var everywhere = settings.value(AccessSettings.FROM) == From.EVERYWHERE;
    return switch (caller
        .map(number -> rule(settings, person, sites, number))
        .orElse(PhoneRule.NONE)) {
      case WITHOUT_PIN -> WITHOUT_PIN;
      case WITH_PIN -> WITH_PIN;
      case NONE -> everywhere ? WITH_PIN : REFUSED;
    };
  }

  private static PhoneRule rule(Settings settings, Person person, Sites sites, PhoneNumber caller) {
    Predicate<PhoneNumber> calls = known -> sites.same(person.extension(), known, caller);
    var other =
        settings.value(AccessSettings.OTHERS).stream()
            .filter(phone -> calls.test(phone.number()))
            .findFirst();
    if (other.isPresent()) {
      return other.get().withoutPin() ? PhoneRule.WITHOUT_PIN : PhoneRule.WITH_PIN;
    }
    if (person.mobile().filter(calls).isPresent()) {
      return settings.value(AccessSettings.MOBILE);
    }
    var office =
        calls.test(person.extension().number())
            || calls.test(sites.canonical(person.extension()))
            || person.office().filter(calls).isPresent();
    return office ? settings.value(AccessSettings.OFFICE) : PhoneRule.NONE;
  }
}
