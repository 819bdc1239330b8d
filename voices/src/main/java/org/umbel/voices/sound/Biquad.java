package org.umbel.voices.sound;

/// A filter of second order, computed in place.
final class Biquad {
  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /// Keeps what is above a frequency, maximally flat for a quality of 0.707.
  static Biquad highPass(double hertz, double quality, int rate) {
    double turn = 2 * Math.PI * hertz / rate;
    double cos = Math.cos(turn);
    double alpha = Math.sin(turn) / (2 * quality);
    return new Biquad((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /// Raises what is above a frequency.
  static Biquad highShelf(double hertz, double decibels, int rate) {
    double gain = Math.pow(10, decibels / 40);
    double turn = 2 * Math.PI * hertz / rate;
    double cos = Math.cos(turn);
    double slope = Math.sin(turn) / Math.sqrt(2) * 2 * Math.sqrt(gain);
    return new Biquad(
        gain * (gain + 1 + (gain - 1) * cos + slope),
        -2 * gain * (gain - 1 + (gain + 1) * cos),
        gain * (gain + 1 + (gain - 1) * cos - slope),
        gain + 1 - (gain - 1) * cos + slope,
        2 * (gain - 1 - (gain + 1) * cos),
        gain + 1 - (gain - 1) * cos - slope);
  }

  void over(float[] samples) {
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i];
      double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      samples[i] = (float) y;
    }
  }
}
