package org.umbel.domain.call;

import java.nio.ShortBuffer;

/// Takes recorded sound, 16-bit linear, 8 000 Hz, mono, piece by piece and in order. Called by one
/// thread at a time, which may wait for the disk.
@FunctionalInterface
public interface SampleSink {

  /// Takes the samples from position to limit; the buffer is reused afterwards.
  ///
  /// @throws java.io.UncheckedIOException when they cannot be kept; the recording ends then
  void write(ShortBuffer samples);
}
