package org.umbel.domain.settings;

import java.util.Optional;

/// How a value is written as a short text, the same in files, in the directory and in the interface
/// for programs.
public interface Form<T> {

  /// @return empty when the text is no such value
  Optional<T> read(String text);

  /// What [#read] makes the same value of.
  String write(T value);

  /// What may be written, in words, to follow "allowed".
  String allowed();

  /// Whether a value is nobody's to read: it is kept sealed and shown as `set`.
  default boolean secret() {
    return false;
  }
}
