package org.umbel.server.config;

/// Something wrong in the configuration, for the administrator to read.
///
/// @param key the whole way to it, such as `people[2].pin`
/// @param found what is there, in words; never a secret
/// @param allowed what may be there, in words
public record Mistake(Place place, String key, String found, String allowed) {
  @Override
  public String toString() {
    return place + " " + key + ": found " + found + ", allowed " + allowed;
  }
}
