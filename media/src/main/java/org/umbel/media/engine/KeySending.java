package org.umbel.media.engine;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.rtp.KeyPress;
import org.umbel.media.sdp.KeyFormat;
import org.umbel.media.tone.Tones;

/// Keys we press, one after the other. Belongs to the media thread, except for the waiting.
final class KeySending {
  private static final Duration PRESS = Duration.ofMillis(100);
  private static final int GAP = 80 * Audio.PER_MILLI;

  private final List<Key> keys;
  private final BiConsumer<Key, KeyWay> begun;
  private final OneTime<Boolean> done = new OneTime<>();
  private int next;
  private int gap;
  private @Nullable KeyPress event;
  private int eventUnits = 1;
  private int eventTimestamp;
  private @Nullable ShortBuffer tone;

  /// @param begun told of each key that begins, on the media thread
  KeySending(List<Key> keys, BiConsumer<Key, KeyWay> begun) {
    this.keys = List.copyOf(keys);
    this.begun = begun;
  }

  /// Begins the next key when its time has come.
  ///
  /// @param events how keys go as events, when agreed
  /// @return whether a key is to be sent as event now
  boolean isEvent(Optional<KeyFormat> events, int timestamp, int samples) {
    if (event == null && tone == null && gap <= 0 && next < keys.size()) {
      begin(keys.get(next), events, timestamp);
      next++;
    } else if (event == null && tone == null) {
      gap -= samples;
    }
    return event != null;
  }

  private void begin(Key key, Optional<KeyFormat> events, int timestamp) {
    gap = GAP;
    if (events.isPresent()) {
      begun.accept(key, KeyWay.EVENT);
      eventUnits = events.get().clockRate() / Audio.RATE;
      event = new KeyPress(key, Math.toIntExact(Audio.samples(PRESS)) * eventUnits);
      eventTimestamp = timestamp;
    } else if (key != Key.FLASH) {
      begun.accept(key, KeyWay.TONE);
      tone = Tones.key(key, PRESS);
    }
  }

  /// Whether the packet to be written is the event's first.
  boolean isFirst() {
    return event != null && event.isFresh();
  }

  int eventTimestamp() {
    return eventTimestamp;
  }

  void writeEvent(ByteBuffer payload, int samples) {
    if (event != null) {
      event.write(payload, samples * eventUnits);
      if (event.isDone()) {
        event = null;
      }
    }
  }

  /// The frame's share of a key sent as tone, else silence.
  void fill(short[] frame, int count) {
    int filled = 0;
    if (tone != null) {
      filled = Math.min(count, tone.remaining());
      tone.get(frame, 0, filled);
      if (!tone.hasRemaining()) {
        tone = null;
      }
    }
    for (int i = filled; i < count; i++) {
      frame[i] = 0;
    }
  }

  /// Ends when all keys and the gap behind the last are sent.
  boolean endIfDone() {
    boolean over = event == null && tone == null && next == keys.size() && gap <= 0;
    if (over) {
      done.settle(true);
    }
    return over;
  }

  void abandon() {
    done.abandon();
  }

  /// Waits until all is sent; false when the session ended before.
  boolean await() throws InterruptedException {
    return done.await().isPresent();
  }
}
