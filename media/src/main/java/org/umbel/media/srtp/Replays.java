package org.umbel.media.srtp;

/// Which of the last 64 indexes came already (RFC 3711 §3.3.2).
final class Replays {
  private static final int WINDOW = 64;

  private boolean started;
  private long highest;
  private long seen;

  boolean isStarted() {
    return started;
  }

  long highest() {
    return highest;
  }

  /// Whether an index came before, or is too old to tell.
  boolean holds(long index) {
    long age = highest - index;
    return started && age >= 0 && (age >= WINDOW || (seen >>> age & 1) != 0);
  }

  void add(long index) {
    long ahead = index - highest;
    if (!started || ahead >= WINDOW) {
      seen = 1;
    } else if (ahead > 0) {
      seen = seen << ahead | 1;
    } else {
      seen |= 1L << -ahead;
    }
    if (!started || ahead > 0) {
      highest = index;
    }
    started = true;
  }
}
