package org.umbel.voices.sound;

/// How loud speech is: the mean power of those stretches in which somebody speaks.
final class Level {
  private static final double SILENT = 1e-12;

  private Level() {}

  static double decibels(double power) {
    return 10 * Math.log10(Math.max(power, SILENT));
  }

  /// The power of each whole stretch of that many samples.
  static double[] powers(float[] samples, int length) {
    double[] powers = new double[samples.length / length];
    for (int i = 0; i < powers.length; i++) {
      double sum = 0;
      for (int k = i * length; k < (i + 1) * length; k++) {
        sum += (double) samples[k] * samples[k];
      }
      powers[i] = sum / length;
    }
    return powers;
  }

  static double loudest(double[] powers) {
    double loudest = 0;
    for (double power : powers) {
      loudest = Math.max(loudest, power);
    }
    return loudest;
  }

  /// In decibels of full scale, of stretches of 20 ms at most 15 dB below the loudest.
  static double active(float[] samples, int rate) {
    double[] powers = powers(samples, rate / 50);
    double quiet = loudest(powers) / Math.pow(10, 1.5);
    double sum = 0;
    int count = 0;
    for (double power : powers) {
      if (power >= quiet) {
        sum += power;
        count++;
      }
    }
    return decibels(count == 0 ? 0 : sum / count);
  }
}
