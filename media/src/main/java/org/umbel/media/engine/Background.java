package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.util.List;

/// Sounds that are heard over and over while there is nothing else to hear. Belongs to the media
/// thread once it is handed over.
final class Background {
  private final ShortBuffer[] sounds;
  private final int[] starts;
  private int now;

  /// @param sounds at least one that is not empty
  Background(List<ShortBuffer> sounds) {
    this.sounds = sounds.stream().map(ShortBuffer::duplicate).toArray(ShortBuffer[]::new);
    this.starts = sounds.stream().mapToInt(ShortBuffer::position).toArray();
  }

  /// Fills a frame; the end is followed by the beginning without a gap.
  void fill(short[] frame, int count) {
    int filled = 0;
    while (filled < count) {
      var sound = sounds[now];
      int taken = Math.min(count - filled, sound.remaining());
      sound.get(frame, filled, taken);
      filled += taken;
      if (!sound.hasRemaining()) {
        sound.position(starts[now]);
        now = (now + 1) % sounds.length;
      }
    }
  }
}
