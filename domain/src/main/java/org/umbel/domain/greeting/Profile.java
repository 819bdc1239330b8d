package org.umbel.domain.greeting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A set of greetings and of what callers may do while it holds (CA-6).
public enum Profile {
  WORK,
  MOBILE,
  HOME,
  VACATION,
  CUSTOM_1,
  CUSTOM_2,
  /// For callers of the own company; nobody chooses it.
  INTERNAL;

  /// Those a person chooses from.
  public static final List<Profile> CHOSEN =
      Arrays.stream(values()).filter(profile -> profile != INTERNAL).toList();

  /// As keys and files have it, such as `custom-1`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Profile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }
}
