package org.umbel.media.codec;

import java.nio.ByteBuffer;

/// The encoding half of one stream. Belongs to one thread.
public interface SpeechEncoder extends AutoCloseable {
  /// Encodes `count` samples from `at` and appends them to `payload`; nothing when there is nothing
  /// to be sent for them.
  ///
  /// @param count a packet time of the codec's
  void encode(short[] samples, int at, int count, ByteBuffer payload);

  /// Gives back what it holds; called once and last.
  @Override
  default void close() {}
}
