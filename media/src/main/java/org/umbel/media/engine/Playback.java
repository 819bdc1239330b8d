package org.umbel.media.engine;

import java.nio.ShortBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.umbel.media.engine.PlayOutcome.InterruptedBy;
import org.umbel.media.engine.PlayOutcome.Played;
import org.umbel.media.engine.PlayOutcome.Stopped;

/// Sounds being played. The media thread takes frames from it; any thread may end it; the thread
/// that started it waits.
final class Playback {
  private static final ShortBuffer NOTHING = ShortBuffer.allocate(0);
  private static final AtomicLongFieldUpdater<Playback> POSITION =
      AtomicLongFieldUpdater.newUpdater(Playback.class, "position");

  private final Interrupt interrupt;
  private final OneTime<PlayOutcome> outcome = new OneTime<>();

  /// What plays now, and what follows.
  private ShortBuffer sound = NOTHING;

  private final Iterator<ShortBuffer> sounds;
  private final boolean empty;
  private long played;

  /// Written for each frame, so without the barrier of a volatile.
  private volatile long position;

  Playback(List<ShortBuffer> sounds, long from, Interrupt interrupt) {
    this.sounds = sounds.stream().map(ShortBuffer::duplicate).toList().iterator();
    this.interrupt = interrupt;
    skip(Math.max(0, from));
    this.empty = isAtEnd();
  }

  private void skip(long samples) {
    while (played < samples && !isAtEnd()) {
      int skipped = (int) Math.min(samples - played, sound.remaining());
      sound.position(sound.position() + skipped);
      played += skipped;
    }
    position = played;
  }

  /// Puts the next samples into the frame, silence behind the last; media thread only.
  ///
  /// @return whether it was the last frame
  boolean fill(short[] frame, int count) {
    int filled = 0;
    while (filled < count && !isAtEnd()) {
      int taken = Math.min(count - filled, sound.remaining());
      sound.get(frame, filled, taken);
      filled += taken;
    }
    for (int i = filled; i < count; i++) {
      frame[i] = 0;
    }
    played += filled;
    POSITION.lazySet(this, played);
    return isAtEnd();
  }

  /// Goes on to the next sound where one has ended; the media thread only, once it has it.
  private boolean isAtEnd() {
    while (!sound.hasRemaining() && sounds.hasNext()) {
      sound = sounds.next();
    }
    return !sound.hasRemaining();
  }

  /// Ends at once when there is nothing to play; for the thread that starts it.
  void endIfEmpty() {
    if (empty) {
      finish();
    }
  }

  /// Shows what a turn needs of it.
  void show(Belongings belongings) {
    belongings.add(this);
    belongings.add(sound);
    belongings.add(outcome);
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  int glance() {
    return sound.position() + (isOver() ? 1 : 0);
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
    return position;
  }

  Optional<PlayOutcome> await() throws InterruptedException {
    return outcome.await();
  }
}
