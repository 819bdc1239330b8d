package org.umbel.domain.call;

import java.nio.ShortBuffer;

/// Takes recorded sound, 16-bit linear, 8 000 Hz, mono, piece by piece and in order. Called by one
/// thread at a time, which may wait for the disk.
public interface SampleSink {

  /// Takes the samples from position to limit; the buffer is reused afterwards.
  ///
  /// @throws java.io.UncheckedIOException when they cannot be kept; the recording ends then
  void write(ShortBuffer samples);

  /// Drops all but the first `samples`: the ending key's tone and the silence at the end. Called at
  /// most once, last.
  ///
  /// @throws java.io.UncheckedIOException when it cannot be done; the recording counts as failed
  void cutTo(long samples);
}
