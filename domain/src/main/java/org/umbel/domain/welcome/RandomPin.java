package org.umbel.domain.welcome;

import java.util.random.RandomGenerator;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinRules;

/// Draws PINs that the rules allow.
final class RandomPin {

  private RandomPin() {}

  /// As short as the rules let it be. Nearly all numbers are allowed, so it is drawn again until
  /// one is.
  ///
  /// @param random one that nobody can foresee
  static Pin draw(PinRules rules, Person owner, RandomGenerator random) {
    while (true) {
      var digits = new StringBuilder();
      while (digits.length() < rules.shortest()) {
        digits.append(random.nextInt(10));
      }
      var pin = new Pin(digits.toString());
      if (rules.objection(pin, owner).isEmpty()) {
        return pin;
      }
    }
  }
}
