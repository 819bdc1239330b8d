package org.umbel.media.engine;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.umbel.media.SampleSink;

/// The last four seconds of a recording, between the media thread, which places samples by position
/// and commits them, and the recording thread, which takes what is committed. What was never placed
/// is silence. One thread on each side.
final class SampleRing {
  static final int CAPACITY = 1 << 15;

  private static final int MASK = CAPACITY - 1;

  private final short[] samples = new short[CAPACITY];
  private final ShortBuffer view = ShortBuffer.wrap(samples).asReadOnlyBuffer();

  /// Behind the last sample placed or known to be silence; media thread's.
  private long end;

  private volatile long committed;
  private volatile long taken;

  /// Puts samples at a position that is not committed yet.
  ///
  /// @return false when the recording thread is so far behind that there is no room
  boolean place(long position, short[] source, int from, int count) {
    if (position + count - taken > CAPACITY || !extend(position)) {
      return false;
    }
    int start = (int) position & MASK;
    int first = Math.min(count, CAPACITY - start);
    System.arraycopy(source, from, samples, start, first);
    System.arraycopy(source, from + first, samples, 0, count - first);
    end = Math.max(end, position + count);
    return true;
  }

  /// Makes silence up to a position.
  private boolean extend(long to) {
    if (to - taken > CAPACITY) {
      return false;
    }
    while (end < to) {
      int start = (int) end & MASK;
      int count = (int) Math.min(to - end, CAPACITY - start);
      Arrays.fill(samples, start, start + count, (short) 0);
      end += count;
    }
    return true;
  }

  /// Declares all before a position final, silence where nothing was placed.
  ///
  /// @return false when there is no room
  boolean commit(long to) {
    if (to <= committed) {
      return true;
    }
    if (!extend(to)) {
      return false;
    }
    committed = to;
    return true;
  }

  /// Behind the last sample placed.
  long end() {
    return end;
  }

  long committed() {
    return committed;
  }

  long taken() {
    return taken;
  }

  /// Copies committed samples for the media thread to look at.
  void copy(long position, short[] target, int count) {
    int start = (int) position & MASK;
    int first = Math.min(count, CAPACITY - start);
    System.arraycopy(samples, start, target, 0, first);
    System.arraycopy(samples, 0, target, first, count - first);
  }

  /// Hands committed samples before a position to the sink; recording thread only.
  void drain(SampleSink sink, long most) throws IOException {
    long to = Math.min(committed, most);
    long next = taken;
    while (next < to) {
      int start = (int) next & MASK;
      int count = (int) Math.min(to - next, CAPACITY - start);
      sink.write(view.slice(start, count));
      next += count;
      taken = next;
    }
  }
}
