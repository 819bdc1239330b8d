package org.umbel.domain.welcome;

import java.time.Instant;
import java.util.Optional;

/// What a person has been told.
///
/// @param welcomed when the last welcome letter was written
/// @param reminded the end of the PIN of which the person was reminded last
public record WelcomeRecord(Optional<Instant> welcomed, Optional<Instant> reminded) {
  /// Nothing yet.
  public static final WelcomeRecord NONE = new WelcomeRecord(Optional.empty(), Optional.empty());

  WelcomeRecord welcomedAt(Instant when) {
    return new WelcomeRecord(Optional.of(when), reminded);
  }

  WelcomeRecord remindedOf(Instant end) {
    return new WelcomeRecord(welcomed, Optional.of(end));
  }
}
