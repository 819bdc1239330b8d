package org.umbel.server.config;

import java.util.IdentityHashMap;
import java.util.Objects;

/// What was read of one section: every key has its value or its default.
final class Values {
  private final IdentityHashMap<Setting<?>, Object> values;

  Values(IdentityHashMap<Setting<?>, Object> values) {
    this.values = values;
  }

  /// The value of a key of this section.
  @SuppressWarnings("unchecked") // a key's value was read by the key's own format
  <T> T of(Setting<T> key) {
    return (T) Objects.requireNonNull(values.get(key), key.name());
  }
}
