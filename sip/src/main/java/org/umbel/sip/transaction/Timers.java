package org.umbel.sip.transaction;

import java.time.Duration;

/// The timer values of RFC 3261 table 4.
///
/// @param t1 estimated round trip, default 500 ms
/// @param t2 longest pause between repeated requests and INVITE responses, default 4 s
/// @param t4 longest life of a message in the network, default 5 s
/// @param repeats how often a request is repeated over UDP as long as nothing answers it; after
///   that the pause runs out once more and it counts as unanswered. By default as often as 64*T1
///   allows
public record Timers(Duration t1, Duration t2, Duration t4, int repeats) {

  /// What the RFC recommends.
  public static final Timers DEFAULT =
      new Timers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

  /// Repeats requests as long as the RFC says.
  public Timers(Duration t1, Duration t2, Duration t4) {
    this(t1, t2, t4, Integer.MAX_VALUE);
  }

  public Timers withRepeats(int changed) {
    return new Timers(t1, t2, t4, changed);
  }

  /// 64*T1: timers B, F, H, J, L and M, and how long a 2xx waits for its ACK.
  public Duration patience() {
    return t1.multipliedBy(64);
  }

  /// Timer D for unreliable transports, at least 32 s by default values.
  Duration d() {
    return t1.multipliedBy(64);
  }

  /// The pause after this one, doubling up to T2.
  public Duration next(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(t2) < 0 ? doubled : t2;
  }
}
