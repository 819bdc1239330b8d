package org.umbel.directory.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that the test moves.
final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-01-01T08:00:00Z");

  void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
