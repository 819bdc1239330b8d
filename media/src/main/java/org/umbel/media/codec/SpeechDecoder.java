package org.umbel.media.codec;

import java.nio.ByteBuffer;

/// The decoding half of one stream. Payloads come from the network: whatever is in them, it throws
/// nothing and takes a bounded time. Belongs to one thread.
public interface SpeechDecoder extends AutoCloseable {
  /// Decodes a payload into `samples` from `at`, as many as fit.
  ///
  /// @return how many samples were written; 0 for what is no speech, such as comfort noise that
  ///   sounds like silence, or nothing one could decode
  int decode(ByteBuffer payload, short[] samples, int at);

  /// Makes up what lost packets had, before the packet behind them is decoded. Here nothing, which
  /// leaves silence.
  ///
  /// @param next the payload behind the gap, which some codecs know the gap from; left as it is
  /// @param count how many samples are missing, at most 120 ms
  /// @return how many samples were written
  default int conceal(ByteBuffer next, short[] samples, int at, int count) {
    return 0;
  }

  /// Gives back what it holds; called once and last.
  @Override
  default void close() {}
}
