package org.umbel.codecs;

/// Makes 16 000 samples a second of 8 000, going on where it ended. Belongs to one thread.
final class Doubling {
  /// Each new sample sees one of two interleaved halves of the filter, twice as strong because
  /// every second sample would be zero.
  private static final int HALF = LowPass.TAPS / 2;

  private static final int BEFORE = HALF - 1;

  private final float[] even = new float[HALF];
  private final float[] odd = new float[HALF];
  private final float[] history;

  /// @param most samples given at once
  Doubling(int most) {
    history = new float[BEFORE + most];
    float[] taps = LowPass.taps();
    for (int i = 0; i < HALF; i++) {
      even[i] = 2 * taps[2 * i + 1];
      odd[i] = 2 * taps[2 * i];
    }
  }

  /// Writes twice as many samples as are given.
  void twice(short[] narrow, int at, int count, short[] wide) {
    for (int i = 0; i < count; i++) {
      history[BEFORE + i] = narrow[at + i];
    }
    for (int i = 0; i < count; i++) {
      float first = 0;
      float second = 0;
      for (int tap = 0; tap < HALF; tap++) {
        first += even[tap] * history[i + tap];
        second += odd[tap] * history[i + tap];
      }
      wide[2 * i] = LowPass.rounded(first);
      wide[2 * i + 1] = LowPass.rounded(second);
    }
    System.arraycopy(history, count, history, 0, BEFORE);
  }
}
