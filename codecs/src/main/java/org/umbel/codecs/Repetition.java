package org.umbel.codecs;

/// Bridges what was lost by what was heard last, ever softer: half as loud after each 20 ms, silent
/// after 60. Belongs to one thread.
final class Repetition {
  private static final int KEPT = 160;
  private static final int LONGEST = 3 * KEPT;

  private final short[] last = new short[KEPT];
  private int at;
  private boolean heard;

  /// Remembers what was decoded.
  void hear(short[] samples, int from, int count) {
    int kept = Math.min(count, KEPT);
    System.arraycopy(last, kept, last, 0, KEPT - kept);
    System.arraycopy(samples, from + count - kept, last, KEPT - kept, kept);
    heard |= count > 0;
    at = 0;
  }

  /// @return how many samples were written; none when nothing was heard yet
  int fill(short[] samples, int from, int count) {
    if (!heard) {
      return 0;
    }
    int filled = Math.min(count, LONGEST - at);
    for (int i = 0; i < filled; i++, at++) {
      float level = 1 - (float) at / LONGEST;
      samples[from + i] = (short) (last[at % KEPT] * level * level);
    }
    return filled;
  }
}
