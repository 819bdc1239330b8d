package org.umbel.codecs;

/// The filter between 8 000 and 16 000 samples a second: a windowed sinc that passes the band of a
/// telephone, is at its half at 3.7 kHz and below −60 dB from 4.5 kHz on, so that nothing folds
/// back where somebody hears it. It delays by 2 ms.
final class LowPass {
  static final int TAPS = 64;

  private static final double EDGE = 3_700.0 / 16_000;

  private LowPass() {}

  /// The weights, with the sum 1.
  static float[] taps() {
    float[] taps = new float[TAPS];
    double sum = 0;
    for (int i = 0; i < TAPS; i++) {
      sum += weight(i);
    }
    for (int i = 0; i < TAPS; i++) {
      taps[i] = (float) (weight(i) / sum);
    }
    return taps;
  }

  private static double weight(int index) {
    double distance = index - (TAPS - 1) / 2.0; // never 0: there is an even number of them
    double sinc = Math.sin(2 * Math.PI * EDGE * distance) / (Math.PI * distance);
    double turn = 2 * Math.PI * (index + 0.5) / TAPS;
    return sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn)); // Blackman's window
  }

  static short rounded(float value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
