package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.stream.IntStream;

/// Sounds that are heard over and over while there is nothing else to hear. Belongs to the media
/// thread once it is handed over.
final class Background {
  private final List<ShortBuffer> given;
  private final ShortBuffer[] sounds;
  private final int[] starts;
  private int now;

  /// @param sounds at least one that is not empty
  Background(List<ShortBuffer> sounds) {
    this.given = List.copyOf(sounds);
    this.sounds = sounds.stream().map(ShortBuffer::duplicate).toArray(ShortBuffer[]::new);
    this.starts = sounds.stream().mapToInt(ShortBuffer::position).toArray();
  }

  /// Whether it is made of these very sounds.
  @SuppressWarnings("ReferenceEquality") // their samples are too many to be compared
  boolean isOf(List<ShortBuffer> others) {
    return given.size() == others.size()
        && IntStream.range(0, given.size()).allMatch(i -> given.get(i) == others.get(i));
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
