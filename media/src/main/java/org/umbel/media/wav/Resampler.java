package org.umbel.media.wav;

import java.math.BigInteger;
import org.umbel.media.Audio;

/// Changes a sound's rate to 8 000 samples a second by a windowed sinc: what lies above the band of
/// a telephone is taken out first, so that it does not fold back into it. The filter is worked out
/// once for each place a sample can have between two others, for that takes most of the time.
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
    var filters = new float[phases(rate)][];
    for (int i = 0; i < length; i++) {
      double centre = (double) i * rate / Audio.RATE;
      int whole = (int) Math.floor(centre);
      int phase = (int) ((long) i % filters.length);
      if (filters[phase] == null) {
        filters[phase] = filter(centre - whole, cutoff, reach);
      }
      result[i] = weighed(samples, whole, filters[phase]);
    }
    return result;
  }

  /// How many places between two samples of the sound a sample of the result can have.
  private static int phases(int rate) {
    return Audio.RATE / BigInteger.valueOf(rate).gcd(BigInteger.valueOf(Audio.RATE)).intValue();
  }

  /// The weights of the samples around a place, which is so far behind the one in the middle.
  private static float[] filter(double behind, double cutoff, double reach) {
    int side = (int) Math.ceil(reach);
    var weights = new float[2 * side + 1];
    for (int k = -side; k <= side; k++) {
      double distance = k - behind;
      weights[k + side] = Math.abs(distance) > reach ? 0 : (float) weight(distance, cutoff, reach);
    }
    return weights;
  }

  private static short weighed(short[] samples, int middle, float[] weights) {
    int side = weights.length / 2;
    int first = Math.max(0, middle - side);
    int last = Math.min(samples.length - 1, middle + side);
    double sum = 0;
    for (int k = first; k <= last; k++) {
      sum += samples[k] * weights[k - middle + side];
    }
    return (short) Math.clamp(Math.round(sum), -32_768, 32_767);
  }

  private static double weight(double distance, double cutoff, double reach) {
    double angle = Math.PI * distance * cutoff;
    double sinc = distance == 0 ? cutoff : cutoff * Math.sin(angle) / angle;
    double turn = Math.PI * distance / reach;
    // Blackman's window
    return sinc * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  }
}
