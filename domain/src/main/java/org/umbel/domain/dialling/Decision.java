package org.umbel.domain.dialling;

/// Whether a number may be called.
public sealed interface Decision {

  record Allowed() implements Decision {}

  /// @param why in words, for the caller and the log
  record Refused(Cause cause, String why) implements Decision {}

  /// Which rule refuses.
  enum Cause {
    /// The number itself is denied.
    NUMBER,
    /// Numbers of its class are.
    CLASS,
    /// At this time of the day.
    HOURS,
    /// Too many calls lately.
    RATE
  }
}
