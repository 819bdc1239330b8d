package org.umbel.telephony.phone;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.umbel.media.Audio;
import org.umbel.media.SampleSink;

/// Keeps what a phone hears and knows when it was silent. The recording's thread writes; any thread
/// may ask.
final class Ear implements SampleSink {
  /// How much is kept of a call; what comes later is not heard.
  static final Duration LONGEST = Duration.ofMinutes(30);

  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final int FRAME = Audio.RATE / 50;
  private static final long QUIET = 180; // root mean square, about -45 dB below full scale

  private short[] samples = new short[30 * Audio.RATE]; // guarded by this, as all below
  private int length;
  private int judged;
  private int loudFrames;
  private int lastLoud = -1;
  private boolean ended;

  @Override
  public synchronized void write(ShortBuffer heard) {
    int end = length + heard.remaining();
    if (end > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(end, samples.length * 2));
    }
    heard.get(samples, length, heard.remaining());
    length = end;
    for (; judged + FRAME <= length; judged += FRAME) {
      judge(judged);
    }
    notifyAll();
  }

  private void judge(int from) {
    long energy = 0;
    for (int i = from; i < from + FRAME; i++) {
      energy += (long) samples[i] * samples[i];
    }
    if (energy > QUIET * QUIET * FRAME) {
      loudFrames++;
      lastLoud = from + FRAME;
    }
  }

  @Override
  public synchronized void cutTo(long count) {
    length = Math.toIntExact(Math.min(count, length));
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Waits until nothing more will be written, a second at most.
  synchronized void awaitEnd() {
    long deadline = System.nanoTime() + FAREWELL.toNanos();
    try {
      while (!ended && System.nanoTime() < deadline) {
        wait(FAREWELL.toMillis());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits for silence of this length after a sound; `false` when it does not come in time or
  /// nothing more will.
  synchronized boolean awaitSilence(Duration silence, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long wanted = Audio.samples(silence);
    while (lastLoud < 0 || length - lastLoud < wanted) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized ShortBuffer heard() {
    return ShortBuffer.wrap(Arrays.copyOf(samples, length)).asReadOnlyBuffer();
  }

  synchronized Duration sound() {
    return Audio.duration((long) loudFrames * FRAME);
  }

  synchronized Duration silence() {
    return Audio.duration(length).minus(sound());
  }
}
