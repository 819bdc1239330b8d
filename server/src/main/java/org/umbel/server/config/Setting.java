package org.umbel.server.config;

import java.util.Optional;

/// One documented key of a section.
///
/// @param name kebab-case
/// @param standard what holds when the key is left out; empty when it must be there
/// @param shown the default in the manual
/// @param meaning in whole sentences, for the manual
/// @param features rows of the feature list that it serves; may be empty
record Setting<T>(
    String name,
    Format<T> format,
    Optional<T> standard,
    String shown,
    String meaning,
    String features) {

  /// A key with a default.
  static <T> Setting<T> of(
      String name, Format<T> format, T standard, String meaning, String... features) {
    return new Setting<>(
        name,
        format,
        Optional.of(standard),
        format.show(standard),
        meaning,
        String.join(", ", features));
  }

  /// A key that may be left out, which is different from any value it can have.
  static <T> Setting<Optional<T>> optional(
      String name, Format<T> format, String without, String meaning, String... features) {
    return new Setting<>(
        name,
        new OptionalFormat<>(format),
        Optional.of(Optional.empty()),
        without,
        meaning,
        String.join(", ", features));
  }

  /// A key that must be there.
  static <T> Setting<T> required(
      String name, Format<T> format, String meaning, String... features) {
    return new Setting<>(
        name, format, Optional.empty(), "must be given", meaning, String.join(", ", features));
  }

  boolean mustBeGiven() {
    return standard.isEmpty();
  }
}
