package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.umbel.media.engine.PlayOutcome.InterruptedBy;
import org.umbel.media.engine.PlayOutcome.Played;
import org.umbel.media.engine.PlayOutcome.Stopped;

/// Sounds being played. The media thread takes frames from it; any thread may end it; the thread
/// that started it waits.
final class Playback {
  private final List<ShortBuffer> sounds;
  private final Interrupt interrupt;
  private final OneTime<PlayOutcome> outcome = new OneTime<>();
  private int current;
  private long played;

  /// Written for each frame, so without the barrier of a volatile.
  private final AtomicLong position = new AtomicLong();

  Playback(List<ShortBuffer> sounds, long from, Interrupt interrupt) {
    this.sounds = new ArrayList<>(sounds.size());
    for (ShortBuffer sound : sounds) {
      this.sounds.add(sound.duplicate());
    }
    this.interrupt = interrupt;
    skip(Math.max(0, from));
  }

  private void skip(long samples) {
    long left = samples;
    for (ShortBuffer sound : sounds) {
      int skipped = (int) Math.min(left, sound.remaining());
      sound.position(sound.position() + skipped);
      left -= skipped;
    }
    played = samples - left;
    position.setRelease(played);
  }

  /// Puts the next samples into the frame, silence behind the last; media thread only.
  ///
  /// @return whether it was the last frame
  boolean fill(short[] frame, int count) {
    int filled = 0;
    while (filled < count && current < sounds.size()) {
      ShortBuffer sound = sounds.get(current);
      int taken = Math.min(count - filled, sound.remaining());
      sound.get(frame, filled, taken);
      filled += taken;
      if (!sound.hasRemaining()) {
        current++;
      }
    }
    for (int i = filled; i < count; i++) {
      frame[i] = 0;
    }
    played += filled;
    position.setRelease(played);
    return isEmpty();
  }

  private boolean isEmpty() {
    while (current < sounds.size() && !sounds.get(current).hasRemaining()) {
      current++;
    }
    return current >= sounds.size();
  }

  /// Ends at once when nothing is left to play; for the thread that starts it.
  void endIfEmpty() {
    if (isEmpty()) {
      finish();
    }
  }

  void finish() {
    outcome.settle(new Played(position()));
  }

  void stop() {
    outcome.settle(new Stopped(position()));
  }

  void abandon() {
    outcome.abandon();
  }

  /// Ends if one of the keys waiting in the queue is to end it.
  void hear(KeyQueue keys) {
    keys.show(
        interrupt.keys(),
        key -> outcome.settle(new InterruptedBy(key, position())) && interrupt.taking());
  }

  boolean isOver() {
    return outcome.isSettled();
  }

  long position() {
    return position.getAcquire();
  }

  Optional<PlayOutcome> await() throws InterruptedException {
    return outcome.await();
  }
}
