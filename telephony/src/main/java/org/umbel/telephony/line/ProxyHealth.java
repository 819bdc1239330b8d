package org.umbel.telephony.line;

import java.time.Duration;
import java.time.Instant;

/// Whether one proxy is there. It is taken for lost at the first silence, and for found again after
/// [#RECOVERY] good answers, so that one that comes and goes is left alone. Guarded by its owner.
final class ProxyHealth {
  /// Good answers in a row that a lost proxy must give.
  static final int RECOVERY = 2;

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final int LONGEST_PROBES = 4; // pauses that the back-off grows to

  private final Duration probe;
  private boolean answering = true;
  private Instant since = Instant.MIN;
  private String why = "";
  private int good;
  private Duration pause = SOON;

  /// @param probe pause between two questions to a proxy that answers
  ProxyHealth(Duration probe) {
    this.probe = probe;
  }

  /// @return whether that is news
  boolean answered() {
    if (answering) {
      return false;
    }
    good++;
    pause = SOON;
    if (good < RECOVERY) {
      return false;
    }
    answering = true;
    return true;
  }

  /// @return whether that is news
  boolean silent(Instant now, String reason) {
    good = 0;
    if (!answering) {
      var longest = probe.multipliedBy(LONGEST_PROBES);
      var longer = pause.multipliedBy(2);
      pause = longer.compareTo(longest) < 0 ? longer : longest;
      return false;
    }
    answering = false;
    since = now;
    why = reason;
    pause = SOON.compareTo(probe) < 0 ? SOON : probe;
    return true;
  }

  boolean answering() {
    return answering;
  }

  /// Since when it is silent.
  Instant since() {
    return since;
  }

  /// Why it is taken for lost.
  String why() {
    return why;
  }

  /// Until it is asked again.
  Duration pause() {
    return answering ? probe : pause;
  }
}
