package org.umbel.media.engine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.engine.RecordOutcome.Cause;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RecordingClock;
import org.umbel.media.tone.SpeechDetector;

/// A recording in progress, the media thread's half: puts packets where they belong, listens for
/// speech, and finds out when it is over. The other half is [RecordingWriter], which the thread
/// that records runs.
///
/// What follows without a hole is final at once. Behind a hole, packets may be in wrong order by up
/// to [#REORDERING] until they are. When nothing comes, time goes on as silence, but only after
/// [#PATIENCE], so that what a network held back for a moment still finds its place.
final class Recording {
  static final int REORDERING = 200 * Audio.PER_MILLI;
  static final int PATIENCE = 1_500 * Audio.PER_MILLI;

  /// What is kept of the silence that ends a recording.
  private static final int KEPT_SILENCE = 500 * Audio.PER_MILLI;

  private final RecordLimits limits;
  private final long start;
  private final long longest;
  private final long silence;
  private final long firstSpeech;
  private final short[] frame;
  private final RecordingClock clock = new RecordingClock();
  private final SpeechDetector detector = new SpeechDetector();
  private final SampleRing ring = new SampleRing();

  /// Where speech begins that has a hole before it, which an overdue packet may yet fill.
  private long behindHole;

  private long examined;
  private long speechEnd;
  private long spoken;
  private volatile long speech;

  /// Set last, by the media thread; what it points to does not change.
  private volatile @Nullable End end;

  /// Who waits for the end.
  private volatile @Nullable Thread writer;

  private volatile @Nullable Cause requested;
  private volatile long requestedCut;

  /// How it ended, and how many samples belong to it.
  record End(Cause cause, long samples) {}

  /// Starts at a media time in nanoseconds.
  ///
  /// @param frame where the media thread looks at a frame of speech
  Recording(RecordLimits limits, long start, short[] frame) {
    this.limits = limits;
    this.start = start;
    this.frame = frame;
    this.longest = Audio.samples(limits.longest());
    this.silence = Audio.samples(limits.silence());
    this.firstSpeech = Audio.samples(limits.firstSpeech());
  }

  SampleRing ring() {
    return ring;
  }

  @Nullable End end() {
    return end;
  }

  /// For how many samples somebody spoke so far.
  long speech() {
    return speech;
  }

  /// Shows what a turn needs of it.
  void show(Belongings belongings) {
    belongings.add(this);
    belongings.add(clock);
    belongings.add(detector);
    ring.show(belongings);
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    return examined + requestedCut + ring.glance() + clock.glance() + detector.glance();
  }

  private long position(long now) {
    return (now - start) / MediaClock.SAMPLE;
  }

  /// Takes a packet's decoded speech; media thread only.
  ///
  /// @return false when it came too late or too early to have a place
  boolean take(Decoding speech, boolean marker, Arrival arrival, long now) {
    if (end != null) {
      return true;
    }
    long here = position(now);
    int count = speech.count();
    int timestamp = speech.timestamp();
    boolean restarted = arrival == Arrival.RESTARTED;
    long at = clock.place(timestamp, speech.units(), count, restarted, marker, here);
    if (at + count <= ring.committed() && arrival != Arrival.OVERDUE) {
      at = clock.anchor(timestamp, count, ring.committed());
    }
    int known = Math.clamp(ring.committed() - at, 0, count);
    if (known == count || RecordingClock.isAhead(at + count, here)) {
      return false;
    }
    if (at > ring.end()) {
      behindHole = at;
    }
    if (!ring.place(at + known, speech.samples(), known, count - known)) {
      overrun();
    }
    return true;
  }

  private void overrun() {
    var slow = new SinkTooSlow(ring.end() - ring.taken());
    settle(new End(new Cause.BySink(slow), ring.committed()));
  }

  /// Lets time go on; media thread only, once in a turn.
  void tick(long now) {
    if (end != null) {
      return;
    }
    long here = position(now);
    if (!ring.commit(Math.min(settled(here), longest))) {
      overrun();
      return;
    }
    examine();
    End over = ending(here);
    if (over != null) {
      finish(over);
    }
  }

  /// Up to where no packet is expected any more.
  private long settled(long here) {
    boolean quiet = here > ring.end() + REORDERING;
    boolean whole = ring.committed() >= behindHole;
    long placed = quiet || whole ? ring.end() : ring.end() - REORDERING;
    return Math.max(placed, here - PATIENCE);
  }

  private void examine() {
    while (examined + SpeechDetector.FRAME <= ring.committed()) {
      ring.copy(examined, frame, SpeechDetector.FRAME);
      examined += SpeechDetector.FRAME;
      if (detector.isSpeech(frame, 0)) {
        speechEnd = examined;
        spoken += SpeechDetector.FRAME;
        speech = spoken;
      }
    }
  }

  private @Nullable End ending(long here) {
    boolean quiet = here > ring.end() + REORDERING;
    long heard = quiet ? here : ring.end();
    Cause cause = requested;
    if (cause != null) {
      return new End(cause, Math.clamp(heard - requestedCut, 0, longest));
    }
    if (ring.committed() >= longest) {
      return new End(new Cause.ByLength(), longest);
    }
    long silent = (quiet ? here : examined) - speechEnd;
    if (silence > 0 && speechEnd > 0 && silent >= silence) {
      return new End(new Cause.BySilence(), Math.min(heard, speechEnd + KEPT_SILENCE));
    }
    if (firstSpeech > 0 && speechEnd == 0 && silent >= firstSpeech) {
      return new End(new Cause.BySilence(), heard);
    }
    return null;
  }

  /// Makes final what belongs to it.
  private void finish(End over) {
    if (ring.commit(over.samples())) {
      settle(over);
    } else {
      overrun();
    }
  }

  /// Asks for the end, the last `cut` samples left out; any thread.
  ///
  /// @return whether this was the first to ask
  synchronized boolean request(Cause cause, long cut) {
    if (requested != null || end != null) {
      return false;
    }
    requestedCut = cut;
    requested = cause;
    return true;
  }

  /// Ends it with all that was heard; media thread only.
  void close() {
    if (end == null) {
      ring.commit(Math.min(ring.end(), longest));
      examine();
      settle(new End(new Cause.ByClose(), ring.committed()));
    }
  }

  private void settle(End over) {
    end = over;
    LockSupport.unpark(writer);
  }

  /// Waits for the bell or the end; the thread that records only.
  void await(Bell bell) {
    writer = Thread.currentThread();
    if (end == null) {
      bell.await();
    }
  }

  /// Ends it if one of the keys waiting in the queue is to end it; any thread.
  ///
  /// @param cut how much of the end is the key's tone, in samples
  void hear(KeyQueue keys, long cut) {
    keys.show(limits.endKeys()::contains, key -> request(new Cause.ByKey(key), cut));
  }
}
