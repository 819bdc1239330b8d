package org.umbel.media.tone;

import org.umbel.media.Key;

/// The two frequencies of each key (ITU-T Q.23).
final class KeyTone {
  static final int[] ROWS = {697, 770, 852, 941};
  static final int[] COLUMNS = {1_209, 1_336, 1_477, 1_633};

  private static final Key[][] KEYS = {
    {Key.ONE, Key.TWO, Key.THREE, Key.A},
    {Key.FOUR, Key.FIVE, Key.SIX, Key.B},
    {Key.SEVEN, Key.EIGHT, Key.NINE, Key.C},
    {Key.STAR, Key.ZERO, Key.HASH, Key.D}
  };

  private KeyTone() {}

  static Key key(int row, int column) {
    return KEYS[row][column];
  }

  /// Row times four plus column.
  ///
  /// @throws IllegalArgumentException for the hook flash, which has no tone
  static int index(Key key) {
    for (int i = 0; i < 16; i++) {
      if (KEYS[i / 4][i % 4] == key) {
        return i;
      }
    }
    throw new IllegalArgumentException(key + " has no tone");
  }
}
