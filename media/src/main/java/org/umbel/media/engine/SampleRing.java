package org.umbel.media.engine;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.umbel.media.SampleSink;

/// The last seconds of a recording, between the media thread, which places samples by position and
/// commits them, and the recording thread, which takes what is committed. What was never placed is
/// silence. One thread on each side.
///
/// There is room for a second at first, which is plenty for a disk in good health and keeps the
/// memory of a thousand recordings small; it doubles up to four when the recording thread is
/// behind.
final class SampleRing {
  static final int CAPACITY = 1 << 15;

  private static final int FIRST_CAPACITY = 1 << 13;
  private static final AtomicLongFieldUpdater<SampleRing> COMMITTED =
      AtomicLongFieldUpdater.newUpdater(SampleRing.class, "committed");

  /// Where samples are, by position modulo the length, which is a power of two.
  private static final class Room {
    final short[] samples;
    final ShortBuffer view;

    Room(int capacity) {
      samples = new short[capacity];
      view = ShortBuffer.wrap(samples).asReadOnlyBuffer();
    }

    int capacity() {
      return samples.length;
    }

    int index(long position) {
      return (int) position & (samples.length - 1);
    }

    /// How many of so many samples come before the end of the array.
    int unbroken(long position, long count) {
      return (int) Math.min(count, samples.length - index(position));
    }

    void put(long position, short[] source, int from, int count) {
      int first = unbroken(position, count);
      System.arraycopy(source, from, samples, index(position), first);
      System.arraycopy(source, from + first, samples, 0, count - first);
    }

    void copy(long position, short[] target, int count) {
      int first = unbroken(position, count);
      System.arraycopy(samples, index(position), target, 0, first);
      System.arraycopy(samples, 0, target, first, count - first);
    }
  }

  /// Replaced by the media thread before it commits what needs the larger one; what was committed
  /// before stays in the former.
  private volatile Room room = new Room(FIRST_CAPACITY);

  /// Behind the last sample placed or known to be silence; media thread's.
  private long end;

  /// Written for each packet, so without the barrier of a volatile.
  private volatile long committed;

  private volatile long taken;

  /// Puts samples at a position that is not committed yet.
  ///
  /// @return false when the recording thread is so far behind that there is no room
  boolean place(long position, short[] source, int from, int count) {
    if (!hasRoom(position + count) || !extend(position)) {
      return false;
    }
    room.put(position, source, from, count);
    end = Math.max(end, position + count);
    return true;
  }

  /// Sees to it that all before a position has a place.
  private boolean hasRoom(long to) {
    long behind = taken;
    if (to - behind > CAPACITY) {
      return false;
    }
    var small = room;
    if (to - behind > small.capacity()) {
      var large = new Room(Math.min(CAPACITY, Integer.highestOneBit((int) (to - behind)) << 1));
      for (long next = behind; next < end; ) {
        int count = small.unbroken(next, end - next);
        large.put(next, small.samples, small.index(next), count);
        next += count;
      }
      room = large;
    }
    return true;
  }

  /// Makes silence up to a position.
  private boolean extend(long to) {
    if (!hasRoom(to)) {
      return false;
    }
    while (end < to) {
      int start = room.index(end);
      int count = room.unbroken(end, to - end);
      Arrays.fill(room.samples, start, start + count, (short) 0);
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
    COMMITTED.lazySet(this, to);
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

  void show(Belongings belongings) {
    belongings.add(this);
    belongings.add(room);
    belongings.add(room.samples);
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  int glance() {
    int next = room.index(end);
    return room.samples[next]
        + room.samples[room.index(end + 64)]
        + room.samples[room.index(end + 128)];
  }

  /// Copies committed samples for the media thread to look at.
  void copy(long position, short[] target, int count) {
    room.copy(position, target, count);
  }

  /// Hands committed samples before a position to the sink; recording thread only.
  void drain(SampleSink sink, long most) throws IOException {
    long to = Math.min(committed, most);
    var now = room; // read after what is committed, so that it holds it
    long next = taken;
    while (next < to) {
      int count = now.unbroken(next, to - next);
      sink.write(now.view.slice(now.index(next), count));
      next += count;
      taken = next;
    }
  }
}
