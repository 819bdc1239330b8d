package org.umbel.media.tone;

import java.util.Optional;
import org.umbel.media.Key;

/// Hears key tones in speech (ITU-T Q.24): those of 40 ms or more with pauses of 40 ms or more.
///
/// Looks at blocks of 12.75 ms by the Goertzel algorithm. A block is a key when it is loud enough,
/// one row and one column hold nearly all of its energy (speech spreads it), and neither is much
/// louder than the other (twist). Two such blocks in a row are a press, two others its end. Belongs
/// to one thread.
public final class KeyToneDetector {
  private static final int BLOCK = 102;

  /// Mean square of the softest block looked at: about −37 dBm0.
  private static final double SOFTEST = 300.0 * 300.0;

  /// What row and column together must hold of a block's energy.
  private static final double SHARE = 0.78;

  /// What each alone must hold: less means a twist beyond 8 dB, or no tone.
  private static final double LEAST_SHARE = 0.09;

  /// How much stronger the strongest of a group must be than any other of it.
  private static final double LEAD = 6;

  private static final int NOTHING = -1;

  /// Blocks that begin and that end a press.
  private static final int ENOUGH = 2;

  private static final double[] ROW_FACTORS = factors(KeyTone.ROWS);
  private static final double[] COLUMN_FACTORS = factors(KeyTone.COLUMNS);

  private final short[] block = new short[BLOCK];
  private final double[] energies = new double[4];
  private int filled;
  private int candidate = NOTHING;
  private int hits;
  private int misses;
  private int pressed = NOTHING;

  private static double[] factors(int[] frequencies) {
    double[] factors = new double[frequencies.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 2 * Math.cos(2 * Math.PI * frequencies[i] / 8_000);
    }
    return factors;
  }

  /// Takes the next samples, at most 12 ms past a whole block's worth at a time or a later press
  /// may be reported in place of an earlier one; packets are short enough.
  ///
  /// @return the key whose press was found with them
  public Optional<Key> take(short[] samples, int from, int count) {
    Optional<Key> found = Optional.empty();
    for (int at = from; at < from + count; ) {
      int copied = Math.min(BLOCK - filled, from + count - at);
      System.arraycopy(samples, at, block, filled, copied);
      filled += copied;
      at += copied;
      if (filled == BLOCK) {
        filled = 0;
        if (isPress(listen())) {
          found = Optional.of(KeyTone.key(pressed / 4, pressed % 4));
        }
      }
    }
    return found;
  }

  /// Whether this block begins a press.
  private boolean isPress(int heard) {
    if (pressed != NOTHING && heard != pressed) {
      misses++;
      if (misses >= ENOUGH) {
        pressed = NOTHING;
      }
    } else {
      misses = 0;
    }
    hits = heard == candidate ? hits + 1 : 1;
    candidate = heard;
    if (heard == NOTHING || heard == pressed || hits < ENOUGH) {
      return false;
    }
    pressed = heard;
    misses = 0;
    return true;
  }

  /// Row times four plus column of the key in the block, or nothing.
  private int listen() {
    double energy = 0;
    for (short sample : block) {
      energy += (double) sample * sample;
    }
    if (energy < SOFTEST * BLOCK) {
      return NOTHING;
    }
    int row = strongest(ROW_FACTORS);
    double rowShare = energies[Math.max(row, 0)] / energy;
    if (row == NOTHING || rowShare < LEAST_SHARE) {
      return NOTHING;
    }
    int column = strongest(COLUMN_FACTORS);
    double columnShare = energies[Math.max(column, 0)] / energy;
    boolean key =
        column != NOTHING && columnShare >= LEAST_SHARE && rowShare + columnShare >= SHARE;
    return key ? row * 4 + column : NOTHING;
  }

  /// The frequency of a group that clearly leads, or nothing.
  private int strongest(double[] factors) {
    measure(factors[0], factors[1], factors[2], factors[3]);
    int best = 0;
    for (int i = 1; i < energies.length; i++) {
      if (energies[i] > energies[best]) {
        best = i;
      }
    }
    for (int i = 0; i < energies.length; i++) {
      if (i != best && energies[i] * LEAD > energies[best]) {
        return NOTHING;
      }
    }
    return best;
  }

  /// How much of the block's energy lies at each of four frequencies. The four recurrences run side
  /// by side because each alone would wait for its own last result.
  private void measure(double factor0, double factor1, double factor2, double factor3) {
    double last0 = 0;
    double last1 = 0;
    double last2 = 0;
    double last3 = 0;
    double before0 = 0;
    double before1 = 0;
    double before2 = 0;
    double before3 = 0;
    for (short sample : block) {
      double next0 = factor0 * last0 + (sample - before0);
      double next1 = factor1 * last1 + (sample - before1);
      double next2 = factor2 * last2 + (sample - before2);
      double next3 = factor3 * last3 + (sample - before3);
      before0 = last0;
      before1 = last1;
      before2 = last2;
      before3 = last3;
      last0 = next0;
      last1 = next1;
      last2 = next2;
      last3 = next3;
    }
    energies[0] = energy(factor0, last0, before0);
    energies[1] = energy(factor1, last1, before1);
    energies[2] = energy(factor2, last2, before2);
    energies[3] = energy(factor3, last3, before3);
  }

  private static double energy(double factor, double last, double before) {
    return (last * last + before * before - factor * last * before) * 2 / BLOCK;
  }

  /// Forgets what was heard, after a gap in the speech.
  public void reset() {
    filled = 0;
    hits = 0;
    misses = 0;
    candidate = NOTHING;
    pressed = NOTHING;
  }
}
