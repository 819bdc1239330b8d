package org.umbel.server.config;

/// Something in the configuration that is allowed but dangerous or soon wrong.
///
/// @param key the whole way to it, such as `lines[2].session.refer-in`
/// @param words what may happen
public record Warning(Place place, String key, String words) {
  @Override
  public String toString() {
    return place + " " + key + ": warning, " + words;
  }
}
