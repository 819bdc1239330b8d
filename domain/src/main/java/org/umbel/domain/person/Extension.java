package org.umbel.domain.person;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// The internal number of a person or service: one to fifteen digits.
public record Extension(String digits) implements Comparable<Extension> {

  public Extension {
    if (!digits.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException(
          "Not an extension (one to fifteen digits): \"" + digits + "\"");
    }
  }

  /// @return empty when the text is not one to fifteen digits
  public static Optional<Extension> parse(String text) {
    return text.matches("[0-9]{1,15}") ? Optional.of(new Extension(text)) : Optional.empty();
  }

  public PhoneNumber number() {
    return new PhoneNumber(digits);
  }

  @Override
  public int compareTo(Extension other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
