package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.util.Arrays;
import org.umbel.media.SampleSink;

/// Keeps a recording in memory.
final class MemorySink implements SampleSink {
  private short[] samples = new short[8_000];
  private int count;

  @Override
  public void write(ShortBuffer more) {
    while (count + more.remaining() > samples.length) {
      samples = Arrays.copyOf(samples, samples.length * 2);
    }
    int length = more.remaining();
    more.get(samples, count, length);
    count += length;
  }

  @Override
  public void cutTo(long kept) {
    count = Math.toIntExact(kept);
  }

  short[] samples() {
    return Arrays.copyOf(samples, count);
  }
}
