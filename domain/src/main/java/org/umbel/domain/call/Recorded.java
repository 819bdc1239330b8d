package org.umbel.domain.call;

import java.time.Duration;

/// What a recording came to.
///
/// @param duration length of what the sink was given, ending key and silence left out
public record Recorded(Duration duration, Ending ending) {

  /// What ended a recording.
  public enum Ending {
    KEY,
    SILENCE,
    LONGEST,
    HANG_UP,
    /// The sink refused: disk full or broken. What it took until then is kept.
    SINK_FAILED
  }
}
