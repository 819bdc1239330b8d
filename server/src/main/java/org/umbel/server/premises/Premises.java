package org.umbel.server.premises;

import java.nio.file.Path;
import java.time.InstantSource;
import org.umbel.server.config.Configuration;

/// What every part of the server is given when it is wired.
///
/// @param journal whom parts tell what happened
/// @param opened where a part that must be closed is added as soon as it is open
public record Premises(
    Configuration configuration, InstantSource clock, Announcements journal, Opened opened) {

  /// A part's own place among the data.
  public Path data(String name) {
    return configuration.data().resolve(name);
  }
}
