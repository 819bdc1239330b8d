package org.umbel.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {
  private static final int PIECE = 160;

  private static short[] halved(short[] wide) {
    var halving = new Halving(PIECE);
    short[] narrow = new short[wide.length / 2];
    for (int from = 0; from < wide.length; from += PIECE) {
      halving.halve(Arrays.copyOfRange(wide, from, from + PIECE), PIECE, narrow, from / 2);
    }
    return narrow;
  }

  private static short[] doubled(short[] narrow) {
    var doubling = new Doubling(PIECE);
    short[] wide = new short[2 * narrow.length];
    short[] piece = new short[2 * PIECE];
    for (int from = 0; from < narrow.length; from += PIECE) {
      doubling.twice(narrow, from, PIECE, piece);
      System.arraycopy(piece, 0, wide, 2 * from, piece.length);
    }
    return wide;
  }

  /// In decibels, of what a tone of 16 000 samples a second leaves at 8 000.
  private static double left(double frequency) {
    short[] wide = Voice.tone(frequency, 16_000, 16_000);
    return 20 * Math.log10(Voice.level(halved(wide), 100, 8_000) / Voice.level(wide, 0, 16_000));
  }

  @ParameterizedTest
  @CsvSource({"300, 0.1", "1000, 0.1", "3000, 0.2", "3400, 2.5"})
  void theBandOfATelephoneStays(double frequency, double decibels) {
    assertThat(left(frequency)).isCloseTo(0, within(decibels));
  }

  @ParameterizedTest
  @CsvSource({"4500", "5000", "6000", "7900"})
  void whatWouldFoldBackIsGone(double frequency) {
    assertThat(left(frequency)).isLessThan(-58);
  }

  @Test
  void thereAndBackChangesNothingButTheTime() {
    short[] said = Voice.speech(2);

    short[] heard = halved(doubled(said));

    assertThat(Voice.likeness(said, heard)).isGreaterThan(0.99);
    assertThat(Voice.level(heard, 0, heard.length) / Voice.level(said, 0, said.length))
        .isCloseTo(1, within(0.02));
  }

  @Test
  void theLoudestSoundIsNotTurnedOver() {
    short[] square = new short[480];
    Arrays.fill(square, 0, 240, Short.MAX_VALUE);
    Arrays.fill(square, 240, 480, Short.MIN_VALUE);

    short[] wide = doubled(square);

    // the filter swings over at the edges, 31 and 511
    for (int i = 40; i < 500; i++) {
      assertThat(wide[i]).isGreaterThan((short) 25_000);
    }
    for (int i = 520; i < 900; i++) {
      assertThat(wide[i]).isLessThan((short) -25_000);
    }
  }
}
