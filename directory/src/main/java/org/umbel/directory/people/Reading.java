package org.umbel.directory.people;

/// What an entry turned out to be.
sealed interface Reading {

  /// A person with an extension.
  record Somebody(Known known) implements Reading {}

  /// Somebody without any number: not a person here, and nothing is wrong.
  record Nobody() implements Reading {}

  /// Somebody who cannot be taken over.
  ///
  /// @param words which attribute, which value, what it should be
  record Flawed(String dn, String words) implements Reading {}
}
