package org.umbel.domain.call;

import java.util.Optional;

/// Who is calling, as far as the network tells: a number, a name shown with it, both or neither. A
/// hidden (withheld) number is empty and never matches anything.
public record Caller(Optional<PhoneNumber> number, Optional<String> name) {

  public static final Caller HIDDEN = new Caller(Optional.empty(), Optional.empty());

  /// For people to read: name and number, whichever there is, else "unknown".
  public String label() {
    if (name.isPresent() && number.isPresent()) {
      return name.get() + " (" + number.get() + ")";
    }
    return name.orElseGet(() -> number.map(PhoneNumber::digits).orElse("unknown"));
  }
}
