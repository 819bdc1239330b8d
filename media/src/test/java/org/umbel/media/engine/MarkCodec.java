package org.umbel.media.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.SpeechDecoder;
import org.umbel.media.codec.SpeechEncoder;

/// A codec for tests, with a state, a clock and a frame of its own: a payload is a number, all of
/// whose frame's samples have it; what it makes up for a gap has the number below zero.
record MarkCodec(int clockRate, int frameMillis, AtomicInteger open) implements Codec {
  static MarkCodec of(int clockRate, int frameMillis) {
    return new MarkCodec(clockRate, frameMillis, new AtomicInteger());
  }

  @Override
  public String name() {
    return "MARK";
  }

  @Override
  public int staticPayloadType() {
    return -1;
  }

  @Override
  public Duration packetTime(Duration wanted) {
    return Duration.ofMillis(Math.max(1, wanted.toMillis() / frameMillis) * frameMillis);
  }

  @Override
  public SpeechDecoder decoder() {
    open.incrementAndGet();
    return new SpeechDecoder() {
      @Override
      public int decode(ByteBuffer payload, short[] samples, int at) {
        int count = frameMillis * Audio.PER_MILLI;
        Arrays.fill(samples, at, at + count, payload.getShort());
        return count;
      }

      @Override
      public int conceal(ByteBuffer next, short[] samples, int at, int count) {
        Arrays.fill(samples, at, at + count, (short) -next.getShort(next.position()));
        return count;
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public SpeechEncoder encoder(String parameters) {
    open.incrementAndGet();
    return new SpeechEncoder() {
      @Override
      public void encode(short[] samples, int at, int count, ByteBuffer payload) {
        payload.putShort(samples[at]);
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }
}
