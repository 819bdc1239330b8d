package org.umbel.media.wav;

import org.umbel.media.Audio;

/// Changes a sound's rate to 8 000 samples a second by a windowed sinc: what lies above the band of
/// a telephone is taken out first, so that it does not fold back into it.
final class Resampler {
  /// Zero crossings of the sinc on each side: the steepness of the filter.
  private static final int CROSSINGS = 24;

  /// The filter's edge as a share of the lower of the two rates' bands.
  private static final double EDGE = 0.94;

  private Resampler() {}

  static short[] toHouseRate(short[] samples, int rate) {
    if (rate == Audio.RATE) {
      return samples;
    }
    int length = Math.toIntExact((long) samples.length * Audio.RATE / rate);
    short[] result = new short[length];
    double cutoff = EDGE * Math.min(1.0, (double) Audio.RATE / rate);
    double reach = CROSSINGS / cutoff;
    for (int i = 0; i < length; i++) {
      double centre = (double) i * rate / Audio.RATE;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(samples.length - 1, (int) Math.floor(centre + reach));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += samples[k] * weight(k - centre, cutoff, reach);
      }
      result[i] = (short) Math.clamp(Math.round(sum), -32_768, 32_767);
    }
    return result;
  }

  private static double weight(double distance, double cutoff, double reach) {
    double angle = Math.PI * distance * cutoff;
    double sinc = distance == 0 ? cutoff : cutoff * Math.sin(angle) / angle;
    double turn = Math.PI * distance / reach;
    // Blackman's window
    return sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  }
}
