package org.umbel.sip.dialog;

import java.time.Duration;

/// How an endpoint finds out that the other side of a call is gone, RFC 4028. A peer that asks for
/// a session timer gets one in any case.
///
/// @param interval how long a call may last without a refresh; zero when we do not ask for a timer.
///   Raised to what the peer or a proxy demands
/// @param shortest what we accept of others, at least 90 s
public record SessionTimerSettings(Duration interval, Duration shortest) {

  /// The least that any element may demand, RFC 4028 §4.
  public static final Duration LEAST = Duration.ofSeconds(90);

  /// Asks for none.
  public static final SessionTimerSettings OFF = new SessionTimerSettings(Duration.ZERO, LEAST);

  /// An interval below what we accept is raised to it.
  ///
  /// @throws IllegalArgumentException when `shortest` is less than 90 s
  public SessionTimerSettings {
    if (shortest.compareTo(LEAST) < 0)
      throw new IllegalArgumentException("Shortest session of " + shortest + " is below 90 s");
    if (interval.isPositive() && interval.compareTo(shortest) < 0) interval = shortest;
  }

  /// Asks for a timer of that many seconds.
  public static SessionTimerSettings every(Duration interval) {
    return new SessionTimerSettings(interval, LEAST);
  }

  /// Whether we ask for a timer.
  public boolean on() {
    return interval.isPositive();
  }
}
