package org.umbel.media.engine;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Key;

/// Makes one stream of keys out of up to three ways by which the same press may reach us. A press
/// is the same when another way brought that key within a second and a half and this way has not
/// brought it yet; so two quick presses of one key, each heard twice, are two. Any thread may call.
final class KeyMerger {
  private static final long WINDOW = 1_500 * MediaClock.MILLI;
  private static final int REMEMBERED = 16;

  private static final class Press {
    final Key key;
    final long time;
    final EnumSet<KeyWay> ways;

    Press(Key key, long time, KeyWay way) {
      this.key = key;
      this.time = time;
      this.ways = EnumSet.of(way);
    }
  }

  private final @Nullable Press[] presses = new Press[REMEMBERED];
  private int next;
  private boolean eventsSeen;

  /// Whether this is a press not heard before. Tones count no more once RTP events have come: they
  /// are then the rest of the same keys.
  ///
  /// @param now media time in nanoseconds
  synchronized boolean isNew(Key key, KeyWay way, long now) {
    if (way == KeyWay.TONE && eventsSeen) {
      return false;
    }
    eventsSeen |= way == KeyWay.EVENT;
    for (int i = 0; i < REMEMBERED; i++) {
      Press press = presses[(next + i) % REMEMBERED];
      if (press != null
          && press.key == key
          && now - press.time < WINDOW
          && !press.ways.contains(way)) {
        press.ways.add(way);
        return false;
      }
    }
    presses[next] = new Press(key, now, way);
    next = (next + 1) % REMEMBERED;
    return true;
  }

  /// Whether tones are still of interest.
  synchronized boolean wantsTones() {
    return !eventsSeen;
  }
}
