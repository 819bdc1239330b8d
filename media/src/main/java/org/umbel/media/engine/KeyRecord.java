package org.umbel.media.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.umbel.media.Key;

/// The keys of a session, for its figures: the last [#MOST]. Any thread may call.
final class KeyRecord {
  static final int MOST = 64;

  private final MediaClock clock;
  private final long start;
  private final ArrayDeque<KeyPressed> keys = new ArrayDeque<>();

  KeyRecord(MediaClock clock) {
    this.clock = clock;
    this.start = clock.now();
  }

  synchronized void add(Key key, KeyWay way) {
    if (keys.size() == MOST) {
      keys.remove();
    }
    keys.add(new KeyPressed(key, way, Duration.ofNanos(clock.now() - start)));
  }

  synchronized List<KeyPressed> all() {
    return List.copyOf(keys);
  }
}
