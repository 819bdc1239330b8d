package org.umbel.media.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The objects that the turn of each stream needs, side by side for all streams of a media thread.
///
/// Between two turns of a stream all others have theirs, so that what it keeps has left the
/// processor's cache. Found one through the other these objects are fetched one after the other,
/// which takes longer than the turn itself; from here they are fetched all at once. Belongs to the
/// media thread.
final class Belongings {
  /// Of one stream; those beyond it are fetched when they are needed.
  private static final int MOST = 24;

  private @Nullable Object[] all = new @Nullable Object[16 * MOST];

  /// Where the next one of a stream goes.
  private int next;

  private int end;

  /// How many were of no kind at all, so that the compiler does not leave the fetching out.
  int odd;

  /// Nothing is of this class.
  private static final class NoKind {}

  /// Begins anew with what belongs to the stream at a place.
  void renew(int place, Stream stream) {
    while ((place + 1) * MOST > all.length) {
      all = Arrays.copyOf(all, 2 * all.length);
    }
    next = place * MOST;
    end = next + MOST;
    stream.show(this);
    while (next < end) {
      add(null);
    }
  }

  void add(@Nullable Object one) {
    if (next < end) {
      all[next] = one;
      next++;
    }
  }

  /// Puts in one place what was in another, which is empty then.
  void move(int from, int to) {
    System.arraycopy(all, from * MOST, all, to * MOST, MOST);
    Arrays.fill(all, from * MOST, (from + 1) * MOST, null);
  }

  /// Lets the processor fetch what belongs to the stream at a place.
  void fetch(int place) {
    int seen = 0;
    for (int i = place * MOST; i < (place + 1) * MOST; i++) {
      Object one = all[i];
      if (one != null && one.getClass() == NoKind.class) {
        seen++;
      }
    }
    odd += seen;
  }
}
