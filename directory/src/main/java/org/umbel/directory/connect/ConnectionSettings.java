package org.umbel.directory.connect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How the directory is reached (LD-1).
///
/// @param hosts servers of the same directory, best first; at least one
/// @param login empty for anonymous access
/// @param connect how long a connection may take to come about, 1 ms at least
/// @param response how long each answer may take, 1 ms at least
/// @param connections most connections at once, 2 at least: one for reading everybody, the others
///   for calls
public record ConnectionSettings(
    List<DirectoryHost> hosts,
    Encryption encryption,
    Trust trust,
    Optional<Login> login,
    Duration connect,
    Duration response,
    int connections) {

  public ConnectionSettings {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("A directory has at least one host");
    }
    if (connect.toMillis() < 1 || response.toMillis() < 1) {
      throw new IllegalArgumentException("A time-out is at least 1 ms");
    }
    if (connections < 2) {
      throw new IllegalArgumentException("There must be at least 2 connections");
    }
  }
}
