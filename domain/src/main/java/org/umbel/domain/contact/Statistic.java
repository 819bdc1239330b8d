package org.umbel.domain.contact;

import java.util.Locale;
import java.util.Optional;

/// What is counted of a contact point.
public enum Statistic {
  /// How many customers wait for a worker.
  WAITING_CALLS,
  /// How long the one waits who waits for longest, in seconds.
  LONGEST_WAIT,
  /// How many workers of its strategy could be offered a call.
  READY_WORKERS,
  /// How many calls came since midnight.
  CALLS_TODAY;

  /// As it is configured.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Statistic> of(String word) {
    for (var one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
