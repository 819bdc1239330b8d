package org.umbel.media;

import java.io.IOException;
import java.nio.ShortBuffer;

/// Where a recording goes, in order and without holes. Called by the thread that called
/// `MediaSession.record`, which may wait for the disk; only its own recording waits with it.
public interface SampleSink {
  /// Takes the next samples: linear 16 bit, 8 000 a second, one channel. The buffer is reused after
  /// the call, so it must be copied or written before this returns.
  ///
  /// @throws IOException when they could not be kept; the recording then ends
  void write(ShortBuffer samples) throws IOException;

  /// Cuts the recording to its first `samples`, called at most once and last, when the tone of the
  /// ending key or trailing silence is to go. A sink that cannot cut may do nothing: the outcome of
  /// the recording says what belongs to it.
  ///
  /// @throws IOException when it could not be cut; the recording then counts as failed
  void cutTo(long samples) throws IOException;
}
