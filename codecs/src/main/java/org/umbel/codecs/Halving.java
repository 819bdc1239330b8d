package org.umbel.codecs;

/// Makes 8 000 samples a second of 16 000, going on where it ended. Belongs to one thread.
final class Halving {
  private static final int BEFORE = LowPass.TAPS - 2;

  private final float[] taps = LowPass.taps();
  private final float[] history;

  /// @param most samples given at once
  Halving(int most) {
    history = new float[BEFORE + most];
  }

  /// @param count of samples given, an even number
  /// @return how many samples were written, half of it
  int halve(short[] wide, int count, short[] narrow, int at) {
    for (int i = 0; i < count; i++) {
      history[BEFORE + i] = wide[i];
    }
    for (int i = 0; i < count / 2; i++) {
      float sum = 0;
      for (int tap = 0; tap < LowPass.TAPS; tap++) {
        sum += taps[tap] * history[2 * i + tap];
      }
      narrow[at + i] = LowPass.rounded(sum);
    }
    System.arraycopy(history, count, history, 0, BEFORE);
    return count / 2;
  }
}
