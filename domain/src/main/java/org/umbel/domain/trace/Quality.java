package org.umbel.domain.trace;

import java.time.Duration;

/// How good speech sounds to people, estimated from what the network did to it.
///
/// @param mos 1 (nothing is understood) to 4.5 (nothing disturbs), the mean opinion of ITU-T P.800
public record Quality(double mos) {
  private static final double BEST_RATING = 93.2;

  public Quality {
    if (!(mos >= 1 && mos <= 5)) {
      throw new IllegalArgumentException("Not between 1 and 5: " + mos);
    }
  }

  /// By the E-model (ITU-T G.107) with its defaults, for a codec that covers lost packets as
  /// G.711's appendix I does (Ie 0, Bpl 25.1 of ITU-T G.113), loss being spread at random. Jitter
  /// counts as delay twice, as a buffer that evens it out would add.
  ///
  /// @param loss the share of lost packets, 0 to 1
  /// @param delay one way, without that for jitter
  public static Quality estimate(double loss, Duration jitter, Duration delay) {
    var percent = 100 * loss;
    var millis = delay.toNanos() / 1e6 + 2 * jitter.toNanos() / 1e6;
    var byDelay = 0.024 * millis + (millis > 177.3 ? 0.11 * (millis - 177.3) : 0);
    var byLoss = 95 * percent / (percent + 25.1);
    return new Quality(mos(BEST_RATING - byDelay - byLoss));
  }

  /// ITU-T G.107 annex B.
  private static double mos(double rating) {
    if (rating <= 0) {
      return 1;
    }
    return Math.max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
  }

  /// In a word, at the borders of ITU-T G.109.
  public Word word() {
    if (mos >= 4.03) {
      return Word.GOOD;
    }
    if (mos >= 3.6) {
      return Word.FAIR;
    }
    return mos >= 3.1 ? Word.POOR : Word.BAD;
  }

  /// How satisfied people are.
  public enum Word {
    GOOD,
    FAIR,
    POOR,
    BAD
  }
}
