package org.umbel.domain.greeting;

/// When the one greeting for everybody is played (CA-5).
public enum GlobalGreeting {
  NEVER,
  /// For those who have none of their own.
  WHEN_MISSING,
  /// Whatever people have recorded.
  ALWAYS
}
