package org.umbel.domain.trace;

/// How good speech sounds to people, estimated from what the network did to it.
///
/// @param mos 1 (nothing is understood) to 4.5 (nothing disturbs), the mean opinion of ITU-T P.800
public record Quality(double mos) {
  public Quality {
    if (!(mos >= 1 && mos <= 5)) {
      throw new IllegalArgumentException("Not between 1 and 5: " + mos);
    }
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
