package org.umbel.telephony.phone;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Key;
import org.umbel.media.codec.Codec;
import org.umbel.media.engine.Interrupt;
import org.umbel.media.engine.MediaClosed;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaStatistics;
import org.umbel.media.engine.RecordLimits;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Response;
import org.umbel.telephony.key.InfoKeys;

/// A phone's call in progress. All that is heard is kept, up to [Ear#LONGEST].
///
/// Its methods belong to one thread, the person's, and wait; what waits ends at once when the call
/// does, and then tells so with `false`.
public final class PhoneCall implements AutoCloseable {
  private final MediaSession media;
  private final PhoneKeys keys;
  private final Ear ear = new Ear();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Dialog dialog;
  private volatile @Nullable Codec codec;
  private volatile boolean byPeer;
  private volatile long answeredNanos;
  private volatile long endedNanos;

  PhoneCall(MediaSession media, PhoneKeys keys) {
    this.media = media;
    this.keys = keys;
  }

  /// Our offer was answered; tells whether we can speak, and hangs up when we cannot.
  boolean begin(Dialog established, Response ok) {
    begin(established);
    boolean common = accept(ok.body());
    if (!common) {
      hangUp();
    }
    return common;
  }

  void begin(Dialog established) {
    dialog = established;
    answeredNanos = System.nanoTime();
    Thread.ofVirtual().name("phone-ear").start(this::listen);
  }

  boolean accept(byte[] description) {
    try {
      return switch (media.accept(SessionDescription.parse(description))) {
        case Agreement.Agreed(_, var stream) -> {
          codec = stream.codec();
          yield true;
        }
        case Agreement.Refused _ -> false;
      };
    } catch (MalformedDescription malformed) {
      return false;
    }
  }

  void speaks(Codec agreed) {
    codec = agreed;
  }

  private void listen() {
    try {
      media.record(ear, RecordLimits.longest(Ear.LONGEST));
    } finally {
      ear.end();
    }
  }

  void ended(DialogEnd end) {
    byPeer = end instanceof DialogEnd.ByPeer;
    endedNanos = System.nanoTime();
    media.close();
    over.countDown();
  }

  /// Says a sound; `false` when the call ended before the sound did.
  public boolean say(ShortBuffer sound) {
    try {
      media.play(List.of(sound), Interrupt.none());
      return true;
    } catch (MediaClosed gone) {
      return false;
    }
  }

  /// Presses keys, a tenth of a second each; `false` when the call ended before.
  public boolean press(List<Key> pressed) {
    try {
      var established = dialog;
      var left =
          keys == PhoneKeys.INFO && established != null
              ? InfoKeys.send(established, pressed)
              : pressed;
      if (!left.isEmpty()) {
        media.sendKeys(left);
      }
      return true;
    } catch (MediaClosed | SipException gone) {
      return false;
    }
  }

  /// Presses the keys of a text such as `284617#`.
  public boolean press(String keys) {
    return press(Key.parse(keys));
  }

  /// Lets time pass; `false` when the call ended meanwhile, and all that was heard is kept then.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean pause(Duration time) throws InterruptedException {
    return !awaitEnd(time);
  }

  /// Waits until the other side has said something and then been silent for a while; `false` when
  /// that does not happen within the limit or before the end of the call.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean awaitSilence(Duration silence, Duration limit) throws InterruptedException {
    return ear.awaitSilence(silence, limit);
  }

  /// Waits until the other side has hung up; `false` when it has not within the limit. All that was
  /// heard until then is kept when this returns `true`.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    var ended = over.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    if (ended) {
      ear.awaitEnd();
    }
    return ended;
  }

  /// Hangs up; all that was heard until then is kept when this returns. Once more does nothing.
  public void hangUp() {
    var established = dialog;
    if (established != null) {
      established.bye();
    }
    media.close();
    ear.awaitEnd();
  }

  /// Whether the other side hung up.
  public boolean endedThere() {
    return byPeer;
  }

  /// Whether the call goes on.
  public boolean alive() {
    return over.getCount() > 0;
  }

  /// All that was heard so far.
  public ShortBuffer heard() {
    return ear.heard();
  }

  /// How long something was heard.
  public Duration heardSound() {
    return ear.sound();
  }

  /// How long the other side was silent.
  public Duration heardSilence() {
    return ear.silence();
  }

  public MediaStatistics statistics() {
    return media.statistics();
  }

  /// From the answer to the end, or until now.
  public Duration talked() {
    long end = alive() ? System.nanoTime() : endedNanos;
    return Duration.ofNanos(end - answeredNanos);
  }

  /// What is spoken, such as `PCMA`.
  public Optional<String> codec() {
    return Optional.ofNullable(codec).map(Codec::name);
  }

  /// Hangs up.
  @Override
  public void close() {
    hangUp();
  }
}
