package org.umbel.server.config;

import java.util.Optional;

/// What a station, or the one that others inherit from, says of itself.
///
/// @param identification by which it is shown outside, a number or a URI
/// @param line by which its address is called; nowhere said: the first one
/// @param useProxy whether by the proxies of the line; nowhere said: no
/// @param messageLight whether it is told of messages without asking; nowhere said: yes
public record StationDefaults(
    Optional<String> identification,
    Optional<LineReference> line,
    Optional<Boolean> useProxy,
    Optional<Boolean> messageLight) {

  /// The same where something is left to another.
  public StationDefaults over(StationDefaults other) {
    return new StationDefaults(
        identification.or(other::identification),
        line.or(other::line),
        useProxy.or(other::useProxy),
        messageLight.or(other::messageLight));
  }
}
