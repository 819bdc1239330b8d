package org.umbel.voices.cache;

import java.nio.ShortBuffer;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What was spoken lately, in memory. When there is more than fits, what was not asked for the
/// longest is forgotten. Any thread; nothing waits.
public final class MemoryShelf {
  private final LinkedHashMap<ContentKey, ShortBuffer> sounds =
      new LinkedHashMap<>(16, 0.75f, true);
  private final int most;
  private int samples;

  /// @param most samples of all sounds together
  public MemoryShelf(int most) {
    this.most = most;
  }

  /// The sound, read-only with a position of its own.
  public synchronized Optional<ShortBuffer> find(ContentKey key) {
    return Optional.ofNullable(sounds.get(key)).map(ShortBuffer::asReadOnlyBuffer);
  }

  /// Keeps a sound; one that is larger than everything is not kept.
  public synchronized void keep(ContentKey key, ShortBuffer sound) {
    if (sound.remaining() > most || sounds.putIfAbsent(key, sound.slice()) != null) {
      return;
    }
    samples += sound.remaining();
    var oldest = sounds.entrySet().iterator();
    while (samples > most) {
      samples -= oldest.next().getValue().remaining();
      oldest.remove();
    }
  }
}
