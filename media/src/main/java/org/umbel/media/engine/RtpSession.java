package org.umbel.media.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.SampleSink;
import org.umbel.media.engine.RecordOutcome.Cause;
import org.umbel.media.sdp.Abilities;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.sdp.Direction;
import org.umbel.media.sdp.Negotiation;
import org.umbel.media.sdp.SessionDescription;

/// A session over plain RTP. What callers ask for is left in fields, where the media thread finds
/// it at its next beat; it never waits for a caller.
final class RtpSession implements MediaSession {
  /// How much of a recording's end is the key that ended it: the tone telephones leak before the
  /// event, and what a tone needs to be recognised.
  private static final long EVENT_CUT = 60 * Audio.PER_MILLI;

  private static final long TONE_CUT = 100 * Audio.PER_MILLI;

  private static final AtomicReferenceFieldUpdater<RtpSession, @Nullable Playback> PLAYBACK =
      AtomicReferenceFieldUpdater.newUpdater(RtpSession.class, Playback.class, "playback");
  private static final AtomicReferenceFieldUpdater<RtpSession, @Nullable Recording> RECORDING =
      AtomicReferenceFieldUpdater.newUpdater(RtpSession.class, Recording.class, "recording");
  private static final AtomicReferenceFieldUpdater<RtpSession, @Nullable KeySending> SENDING =
      AtomicReferenceFieldUpdater.newUpdater(RtpSession.class, KeySending.class, "sending");

  private final long id;
  private final InetSocketAddress address;
  private final InetAddress inside; // where other sessions of the machine reach this one
  private final MediaClock clock;
  private final MediaListener listener;
  private final MediaThread thread;
  private final SessionSettings settings;
  private final Stream stream;
  private final Negotiation negotiation;
  private final KeyQueue keys = new KeyQueue();
  private final KeyMerger merger = new KeyMerger();
  private final KeyRecord heard;
  private final KeyRecord pressed;
  private @Nullable Protection protection;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Playback playback;
  private volatile @Nullable Recording recording;
  private volatile @Nullable KeySending sending;
  private volatile boolean wantsTones;
  private volatile @Nullable Background background;

  RtpSession(
      long id,
      int port,
      Sockets sockets,
      MediaThread thread,
      MediaClock clock,
      MediaSettings settings,
      SessionSettings wanted,
      MediaListener listener,
      byte[] name) {
    this.id = id;
    this.clock = clock;
    this.heard = new KeyRecord(clock);
    this.pressed = new KeyRecord(clock);
    this.listener = listener;
    this.thread = thread;
    List<InetAddress> advertised = settings.advertised();
    this.address = new InetSocketAddress(advertised.getFirst(), port);
    var bound = settings.bind();
    this.inside = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    long number = ThreadLocalRandom.current().nextLong(1L << 53);
    this.settings = wanted;
    this.wantsTones = wanted.keyWays().contains(KeyWay.TONE);
    this.negotiation = new Negotiation(abilities(wanted), advertised, port, number);
    this.stream = new Stream(this, listener, clock, sockets, settings, name, thread.workspace());
  }

  private static Abilities abilities(SessionSettings wanted) {
    boolean keyEvents = wanted.keyWays().contains(KeyWay.EVENT);
    return new Abilities(wanted.codecs(), keyEvents, wanted.encryption(), wanted.suites());
  }

  Stream stream() {
    return stream;
  }

  MediaThread thread() {
    return thread;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public SessionDescription offer() {
    synchronized (negotiation) {
      return negotiation.offer();
    }
  }

  @Override
  public Agreement answer(SessionDescription offer) {
    synchronized (negotiation) {
      return applied(negotiation.answer(offer));
    }
  }

  @Override
  public Agreement accept(SessionDescription answer) {
    synchronized (negotiation) {
      return applied(negotiation.accept(answer));
    }
  }

  @Override
  public boolean talkTo(MediaSession other) {
    return other.answer(offer().at(inside)) instanceof Agreement.Agreed(var answer, _)
        && accept(answer.at(inside)) instanceof Agreement.Agreed;
  }

  private Agreement applied(Agreement agreement) {
    if (agreement instanceof Agreement.Agreed agreed) {
      var before = protection;
      var room = thread.workspace().sealing();
      protection =
          agreed.stream().keys().map(keys -> Protection.of(keys, before, room)).orElse(null);
      stream.agree(agreed.stream(), protection);
    }
    return agreement;
  }

  @Override
  public Direction direction() {
    AudioStream agreed = stream.agreed();
    return agreed == null ? Direction.INACTIVE : agreed.direction();
  }

  @Override
  public PlayOutcome play(List<ShortBuffer> sounds, long from, Interrupt interrupt) {
    var wanted = new Playback(sounds, from, interrupt);
    claim(PLAYBACK, wanted, "plays");
    try {
      refuseIfClosed();
      wanted.hear(keys);
      wanted.endIfEmpty();
      return wanted.await().orElseThrow(() -> new MediaClosed(id));
    } catch (InterruptedException _) {
      throw new WaitInterrupted(id);
    } finally {
      playback = null;
    }
  }

  private <T> void claim(
      AtomicReferenceFieldUpdater<RtpSession, @Nullable T> place, T wanted, String what) {
    if (!place.compareAndSet(this, null, wanted)) {
      throw new IllegalStateException("media session " + id + " already " + what);
    }
  }

  private void refuseIfClosed() {
    if (closed.get()) {
      throw new MediaClosed(id);
    }
  }

  @Override
  public void stopPlaying() {
    Playback playing = playback;
    if (playing != null) {
      playing.stop();
    }
  }

  @Override
  public long playPosition() {
    Playback playing = playback;
    return playing == null ? 0 : playing.position();
  }

  @Override
  public void background(List<ShortBuffer> sounds) {
    var now = background;
    if (now != null && now.isOf(sounds)) {
      return; // goes on
    }
    background =
        sounds.stream().anyMatch(ShortBuffer::hasRemaining) ? new Background(sounds) : null;
  }

  @Nullable Background background() {
    return background;
  }

  @Override
  public RecordOutcome record(SampleSink sink, RecordLimits limits) {
    var wanted = new Recording(limits, clock.now(), thread.workspace().said());
    claim(RECORDING, wanted, "records");
    try {
      if (closed.get()) {
        return new RecordOutcome(new Cause.ByClose(), 0, Duration.ZERO);
      }
      wanted.hear(keys, 0);
      return new RecordingWriter(wanted, sink, thread.bell()).run();
    } catch (InterruptedException _) {
      throw new WaitInterrupted(id);
    } finally {
      recording = null;
    }
  }

  @Override
  public void stopRecording() {
    Recording running = recording;
    if (running != null) {
      running.request(new Cause.ByStop(), 0);
    }
  }

  @Override
  public Optional<Key> nextKey(Duration timeout) {
    try {
      Optional<Key> key = keys.take(clock.real(timeout.toNanos()));
      if (key.isEmpty()) {
        refuseIfClosed();
      }
      return key;
    } catch (InterruptedException _) {
      throw new WaitInterrupted(id);
    }
  }

  @Override
  public void clearKeys() {
    keys.clear();
  }

  @Override
  public void keyFromSignalling(Key key, Duration held) {
    if (settings.keyWays().contains(KeyWay.SIGNALLING)) {
      hear(key, KeyWay.SIGNALLING, TONE_CUT + Audio.samples(held));
    }
  }

  /// Takes a key the media thread heard.
  void hear(Key key, KeyWay way) {
    hear(key, way, way == KeyWay.EVENT ? EVENT_CUT : TONE_CUT);
  }

  private void hear(Key key, KeyWay way, long cut) {
    boolean fresh = merger.isNew(key, way, clock.now());
    wantsTones = settings.keyWays().contains(KeyWay.TONE) && merger.wantsTones();
    if (!fresh) {
      return;
    }
    heard.add(key, way);
    listener.on(new MediaEvent.KeyHeard(id, key, way));
    keys.add(key);
    if (way != KeyWay.TONE) { // that passes in the sound
      thread.tell(() -> passOn(key));
    }
    Playback playing = playback;
    if (playing != null) {
      playing.hear(keys);
    }
    Recording running = recording;
    if (running != null) {
      running.hear(keys, cut);
    }
  }

  private void passOn(Key key) {
    Seat seat = stream.seat();
    if (seat != null) {
      seat.press(key);
    }
  }

  @Override
  public void sendKeys(List<Key> wanted) {
    var pressing = new KeySending(wanted, this::pressing);
    claim(SENDING, pressing, "sends keys");
    try {
      refuseIfClosed();
      if (!pressing.await()) {
        throw new MediaClosed(id);
      }
    } catch (InterruptedException _) {
      throw new WaitInterrupted(id);
    } finally {
      SENDING.compareAndSet(this, pressing, null); // the media thread may have done so already
    }
  }

  @Override
  public MediaStatistics statistics() {
    return stream.counters().snapshot(stream.agreed(), heard.all(), pressed.all());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    keys.close();
    Playback playing = playback;
    if (playing != null) {
      playing.abandon();
    }
    KeySending pressing = sending;
    if (pressing != null) {
      pressing.abandon();
    }
    thread.remove(stream);
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    Playback playing = playback;
    Recording running = recording;
    return (playing == null ? 0 : playing.glance()) + (running == null ? 0 : running.glance());
  }

  @Nullable Playback playback() {
    return playback;
  }

  @Nullable Recording recording() {
    return recording;
  }

  /// What is pressed now, by us or by another party of the bridge.
  @Nullable KeySending keySending() {
    KeySending running = sending;
    Seat seat = stream.seat();
    Key passed = running != null || seat == null ? null : seat.nextKey();
    if (passed != null) {
      SENDING.compareAndSet(this, null, new KeySending(List.of(passed), this::pressing));
    }
    return sending;
  }

  /// Frees the way for speech at once, before the waiting thread wakes.
  void keysSent(KeySending done) {
    SENDING.compareAndSet(this, done, null);
  }

  /// Takes note of a key that begins to be sent.
  void pressing(Key key, KeyWay way) {
    pressed.add(key, way);
  }

  boolean wantsTones() {
    return wantsTones;
  }
}
