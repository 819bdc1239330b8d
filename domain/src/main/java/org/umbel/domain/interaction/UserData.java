package org.umbel.domain.interaction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a customer's wish: pairs of key and value in the order in which they came.
/// Unchanging. At most [#MOST] pairs; a key has at most 256 characters, a value 8 192.
public record UserData(Map<String, String> pairs) {
  public static final int MOST = 200;
  public static final int LONGEST_KEY = 256;
  public static final int LONGEST_VALUE = 8_192;
  public static final UserData NONE = new UserData(Map.of());

  public UserData {
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    if (pairs.size() > MOST) {
      throw new IllegalArgumentException("More than " + MOST + " pairs of user data");
    }
    pairs.forEach((key, value) -> {
      if (key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
        throw new IllegalArgumentException("A pair of user data is too long: \"" + key + "\"");
      }
    });
  }

  public Optional<String> value(String key) {
    return Optional.ofNullable(pairs.get(key));
  }

  public UserData with(String key, String value) {
    var changed = new LinkedHashMap<>(pairs);
    changed.put(key, value);
    return new UserData(changed);
  }
}
