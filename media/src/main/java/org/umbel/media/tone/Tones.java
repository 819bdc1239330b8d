package org.umbel.media.tone;

import java.nio.ShortBuffer;
import java.time.Duration;
import org.umbel.media.Audio;
import org.umbel.media.Key;

/// Makes tones.
public final class Tones {
  /// The power of a full-scale sine in G.711, in dBm0.
  private static final double FULL_SCALE = 3.14;

  /// Key tones as telephones send them: the high one a little louder, as lines damp it more.
  private static final double ROW_LEVEL = -9;

  private static final double COLUMN_LEVEL = -7;

  /// Tones begin and end over 4 ms, so that they do not click.
  private static final int RAMP = 4 * Audio.PER_MILLI;

  private Tones() {}

  /// A single tone.
  ///
  /// @param hertz 1 … 3 999
  /// @param level in dBm0, at most 3
  public static ShortBuffer beep(int hertz, double level, Duration length) {
    double[] sum = new double[Math.toIntExact(Audio.samples(length))];
    add(sum, hertz, level);
    return finished(sum);
  }

  /// The two tones of a key.
  ///
  /// @throws IllegalArgumentException for the hook flash, which has no tone
  public static ShortBuffer key(Key key, Duration length) {
    int index = KeyTone.index(key);
    double[] sum = new double[Math.toIntExact(Audio.samples(length))];
    add(sum, KeyTone.ROWS[index / 4], ROW_LEVEL);
    add(sum, KeyTone.COLUMNS[index % 4], COLUMN_LEVEL);
    return finished(sum);
  }

  private static void add(double[] sum, int hertz, double level) {
    double peak = Short.MAX_VALUE * Math.pow(10, (level - FULL_SCALE) / 20);
    double step = 2 * Math.PI * hertz / Audio.RATE;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += peak * Math.sin(step * i);
    }
  }

  private static ShortBuffer finished(double[] sum) {
    short[] samples = new short[sum.length];
    for (int i = 0; i < sum.length; i++) {
      int edge = Math.min(i, sum.length - 1 - i);
      double loudness = Math.min(1, (edge + 1.0) / RAMP);
      samples[i] = (short) Math.clamp(Math.round(sum[i] * loudness), -32_768, 32_767);
    }
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }
}
