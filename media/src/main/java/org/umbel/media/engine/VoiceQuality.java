package org.umbel.media.engine;

import java.time.Duration;
import java.util.Locale;

/// How speech probably sounds after its way through the network: the E-model of ITU-T G.107 with
/// its default values, of which delay and loss alone are known here.
///
/// The rating is `R = 93.2 − Id − Ie,eff`. Delay: `Id = 0.024 d + 0.11 (d − 177.3)`, the second
/// term from 177.3 ms on (Cole and Rosenbluth, 2001). Loss: `Ie,eff = Ie + (95 − Ie) · Ppl / (Ppl +
/// Bpl)` for losses that are spread evenly, with Ie and Bpl of the codec from ITU-T G.113 appendix
/// I. R becomes a mean opinion score by G.107 annex B.
final class VoiceQuality {
  private static final double BEST_RATING = 93.2;
  private static final double WORST_LOSS = 95;
  private static final double NOTICED_MILLIS = 177.3;

  /// What a codec takes from the rating by itself, and how it bears loss.
  private enum Robustness {
    G711(0, 4.3),
    G723(15, 16.1),
    /// Wideband codecs that conceal what is missing; the narrowband scale has no better.
    CONCEALING(0, 20);

    final double impairment;
    final double lossBorne;

    Robustness(double impairment, double lossBorne) {
      this.impairment = impairment;
      this.lossBorne = lossBorne;
    }

    static Robustness of(String codec) {
      return switch (codec.toUpperCase(Locale.ROOT)) {
        case "PCMA", "PCMU", "G722" -> G711;
        case "G723" -> G723;
        default -> CONCEALING;
      };
    }
  }

  private VoiceQuality() {}

  /// The estimated mean opinion score, 1 … 4.5.
  ///
  /// @param codec its encoding name
  /// @param lossShare of the packets, 0 … 1
  /// @param delay from mouth to ear: half the round trip, the packet time, and twice the jitter,
  ///   which a listener's buffer adds
  static double score(String codec, double lossShare, Duration delay) {
    var robustness = Robustness.of(codec);
    double millis = delay.toNanos() / 1e6;
    double late = Math.max(0, millis - NOTICED_MILLIS);
    double percent = 100 * Math.clamp(lossShare, 0, 1);
    double loss = (WORST_LOSS - robustness.impairment) * percent / (percent + robustness.lossBorne);
    return score(BEST_RATING - 0.024 * millis - 0.11 * late - robustness.impairment - loss);
  }

  private static double score(double rating) {
    if (rating <= 0) {
      return 1;
    }
    double bounded = Math.min(rating, 100);
    return Math.max(1, 1 + 0.035 * bounded + bounded * (bounded - 60) * (100 - bounded) * 7e-6);
  }
}
