package org.umbel.server.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.person.Extension;

/// Measures the time from the end of a message to the lamp that tells of it. Remembers one instant
/// for each person at most. Safe for all threads.
final class LampLag {
  private final InstantSource clock;
  private final Map<Extension, Instant> waiting = new ConcurrentHashMap<>();

  LampLag(InstantSource clock) {
    this.clock = clock;
  }

  /// The first of several messages is what the lamp is late for.
  void taken(Extension owner) {
    waiting.putIfAbsent(owner, clock.instant());
  }

  /// @return how long it took; empty when no message came before
  Optional<Duration> shown(Extension owner) {
    return Optional.ofNullable(waiting.remove(owner))
        .map(since -> Duration.between(since, clock.instant()));
  }
}
