package org.umbel.bench.media;

import java.net.InetAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.media.Audio;
import org.umbel.media.SampleSink;
import org.umbel.media.engine.Interrupt;
import org.umbel.media.engine.MediaClosed;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.RecordLimits;
import org.umbel.media.engine.SessionSettings;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.MasterKey;

/// Umbel's media room with calls that are played to and recorded from all the time; the recordings
/// go nowhere. One media thread.
final class MediaRoom {
  private static final RecordLimits LIMITS =
      RecordLimits.longest(Duration.ofHours(1)).withSilence(Duration.ofHours(1));

  private static final SampleSink NOWHERE =
      new SampleSink() {
        @Override
        public void write(ShortBuffer samples) {
          samples.position(samples.limit());
        }

        @Override
        public void cutTo(long samples) {}
      };

  private MediaRoom() {}

  public static void main(String[] words) {
    var wanted = Beginning.of(words);
    var settings = MediaSettings.of(InetAddress.getLoopbackAddress()).withThreads(1);
    var engine = MediaEngine.start(settings, MediaListener.NONE);
    var sound = List.of(speech());
    var names = new ArrayList<String>();
    for (int call = 0; call < wanted.calls(); call++) {
      names.add(begin(engine, wanted, call, sound));
    }
    Beginning.hold(names);
  }

  private static String begin(
      MediaEngine engine, Beginning wanted, int call, List<ShortBuffer> sound) {
    var key = wanted.way().suite.map(MasterKey::random);
    var usual = SessionSettings.DEFAULT;
    var session = engine.open(key.isPresent() ? usual.withEncryption(Encryption.REQUIRED) : usual);
    var offer =
        "v=0\no=- 1 1 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio %d RTP/%s 8\n%s"
            .formatted(
                wanted.port(call),
                key.isPresent() ? "SAVP" : "AVP",
                key.map(k -> "a=crypto:1 " + k.suite() + " inline:" + k.text()).orElse(""));
    if (!(session.answer(SessionDescription.parse(offer)) instanceof Agreement.Agreed)) {
      throw new IllegalStateException("the media room refuses " + offer);
    }
    Thread.startVirtualThread(() -> session.record(NOWHERE, LIMITS));
    Thread.startVirtualThread(() -> playOn(session, sound));
    return session.address().getPort() + key.map(k -> ":" + k.text()).orElse("");
  }

  private static void playOn(MediaSession session, List<ShortBuffer> sound) {
    try {
      while (true) {
        session.play(sound, Interrupt.none());
      }
    } catch (MediaClosed _) {
      // the end of the measurement
    }
  }

  /// A minute of something.
  private static ShortBuffer speech() {
    var samples = new short[60 * Audio.RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(i * 0.3) * Math.sin(i * 0.0007));
    }
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }
}
