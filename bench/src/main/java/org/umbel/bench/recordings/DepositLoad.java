package org.umbel.bench.recordings;

import java.time.Duration;

/// Callers who come evenly spread, whatever becomes of those before: after the first has hung up
/// there are always about so many at once, until the last has come.
///
/// @param atOnce how many there are to be
/// @param rounds for how many calls' time they come
record DepositLoad(int atOnce, int rounds) {

  /// A caller's time: 1.5 s of the greeting, a key, the tone, ten seconds of speech.
  static final Duration CALL = Duration.ofMillis(12_800);

  int count() {
    return atOnce * rounds;
  }

  double perSecond() {
    return atOnce / (CALL.toNanos() / 1e9);
  }
}
