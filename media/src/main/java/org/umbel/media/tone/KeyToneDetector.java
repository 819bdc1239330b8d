package org.umbel.media.tone;

import java.util.Arrays;
import java.util.Optional;
import org.umbel.media.Key;

/// Hears key tones in speech (ITU-T Q.24): those of 40 ms or more with pauses of 40 ms or more.
///
/// Holds blocks of 12.75 ms against the waves of the eight frequencies. A block is a key when it is
/// loud enough, one row and one column hold nearly all of its energy (speech spreads it), and
/// neither is much louder than the other (twist). Two such blocks in a row are a press, two others
/// its end. Belongs to one thread.
///
/// It reckons in whole numbers, since the compiler makes a few wide instructions of such sums; all
/// phones that are heard are listened to all the time.
public final class KeyToneDetector {
  /// Samples of a block.
  public static final int BLOCK = 102;

  /// Mean square of the softest block looked at: about −37 dBm0.
  private static final long SOFTEST = 300 * 300;

  /// The waves' amplitude: the most with which a block of the loudest samples fits into an int.
  private static final int AMPLITUDE = Integer.MAX_VALUE / BLOCK / (1 << 15);

  /// Makes the sum of squares of a wave's energy.
  private static final double SCALE = 2.0 / BLOCK / AMPLITUDE / AMPLITUDE;

  /// What row and column together must hold of a block's energy.
  private static final double SHARE = 0.78;

  /// What each alone must hold: less means a twist beyond 8 dB, or no tone.
  private static final double LEAST_SHARE = 0.09;

  /// How much stronger the strongest of a group must be than any other of it.
  private static final double LEAD = 6;

  private static final int NOTHING = -1;

  /// Blocks that begin and that end a press.
  private static final int ENOUGH = 2;

  private static final Wave[] ROWS = Wave.of(KeyTone.ROWS);
  private static final Wave[] COLUMNS = Wave.of(KeyTone.COLUMNS);

  /// The block that is looked at.
  private final int[] block;

  /// What is left over for the next one.
  private final short[] rest = new short[BLOCK];

  private int left;

  /// Energy at the frequency found last.
  private double strength;

  private int candidate = NOTHING;
  private int hits;
  private int misses;
  private int pressed = NOTHING;

  /// A frequency as a block long of it, twice, a quarter of a period apart.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Wave(int[] cosine, int[] sine) {
    static Wave[] of(int[] frequencies) {
      return Arrays.stream(frequencies).mapToObj(Wave::of).toArray(Wave[]::new);
    }

    static Wave of(int frequency) {
      int[] cosine = new int[BLOCK];
      int[] sine = new int[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        double angle = 2 * Math.PI * frequency * i / 8_000;
        cosine[i] = (int) Math.round(AMPLITUDE * Math.cos(angle));
        sine[i] = (int) Math.round(AMPLITUDE * Math.sin(angle));
      }
      return new Wave(cosine, sine);
    }

    /// How much of a block's energy lies at the frequency, as the sum of squares.
    double energy(int[] block) {
      int cosines = 0;
      int sines = 0;
      for (int i = 0; i < BLOCK; i++) {
        cosines += block[i] * cosine[i];
        sines += block[i] * sine[i];
      }
      double real = cosines;
      double imaginary = sines;
      return (real * real + imaginary * imaginary) * SCALE;
    }
  }

  /// @param block where it looks at [#BLOCK] samples; others may use it between two calls
  public KeyToneDetector(int[] block) {
    this.block = block;
  }

  /// Takes the next samples, at most 12 ms past a whole block's worth at a time or a later press
  /// may be reported in place of an earlier one; packets are short enough.
  ///
  /// @return the key whose press was found with them
  public Optional<Key> take(short[] samples, int from, int count) {
    Optional<Key> found = Optional.empty();
    int at = from;
    int end = from + count;
    while (end - at >= BLOCK - left) {
      widen(rest, 0, left, 0);
      widen(samples, at, BLOCK - left, left);
      at += BLOCK - left;
      left = 0;
      if (isPress(listen())) {
        found = Optional.of(KeyTone.key(pressed / 4, pressed % 4));
      }
    }
    System.arraycopy(samples, at, rest, left, end - at);
    left += end - at;
    return found;
  }

  /// Touches what the next samples need, so that it is on its way to the processor; the value means
  /// nothing.
  public int glance() {
    return hits + rest[0] + rest[BLOCK / 2];
  }

  private void widen(short[] samples, int from, int count, int to) {
    for (int i = 0; i < count; i++) {
      block[to + i] = samples[from + i];
    }
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
    long energy = 0;
    for (int sample : block) {
      int square = sample * sample; // at most 2³⁰
      energy += square;
    }
    if (energy < SOFTEST * BLOCK) {
      return NOTHING;
    }
    int row = strongest(ROWS);
    double rowShare = strength / energy;
    if (row == NOTHING || rowShare < LEAST_SHARE) {
      return NOTHING;
    }
    int column = strongest(COLUMNS);
    double columnShare = strength / energy;
    boolean key =
        column != NOTHING && columnShare >= LEAST_SHARE && rowShare + columnShare >= SHARE;
    return key ? row * 4 + column : NOTHING;
  }

  /// The frequency of a group that clearly leads, or nothing.
  private int strongest(Wave[] group) {
    int best = NOTHING;
    double second = -1;
    strength = -1;
    for (int i = 0; i < group.length; i++) {
      double energy = group[i].energy(block);
      if (energy > strength) {
        second = strength;
        strength = energy;
        best = i;
      } else if (energy > second) {
        second = energy;
      }
    }
    return second * LEAD > strength ? NOTHING : best;
  }

  /// Forgets what was heard, after a gap in the speech.
  public void reset() {
    left = 0;
    hits = 0;
    misses = 0;
    candidate = NOTHING;
    pressed = NOTHING;
  }
}
