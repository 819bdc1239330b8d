package org.umbel.domain.greeting;

/// How the language that a caller is greeted in is found (CA-8).
public enum CallerLanguage {
  /// It is the box's.
  OFF,
  /// By the country code of the caller's number.
  BY_NUMBER,
  /// The caller says so by a key.
  ASKED
}
