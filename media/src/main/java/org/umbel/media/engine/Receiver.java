package org.umbel.media.engine;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Key;
import org.umbel.media.codec.Codec;
import org.umbel.media.rtp.KeyEvent;
import org.umbel.media.rtp.KeyEvents;
import org.umbel.media.rtp.Reception;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.tone.KeyToneDetector;

/// The incoming half of a stream: finds the peer's packets among others, hears keys, and hands
/// speech to the recording. Belongs to the media thread.
final class Receiver {
  /// The most samples a packet may hold; what exceeds it is cut off (200 ms).
  private static final int MOST_SAMPLES = 1_600;

  private final RtpSession session;
  private final Counters counters;
  private final SourceLatch latch;
  private final RtpPacket packet = new RtpPacket();
  private final Reception reception = new Reception();
  private final KeyEvents events = new KeyEvents();
  private final KeyToneDetector tones = new KeyToneDetector();
  private final short[] samples = new short[MOST_SAMPLES];
  private final @Nullable Codec[] codecs = new Codec[128];
  private int keyType = -1;

  Receiver(RtpSession session, Counters counters, SourceLatch latch) {
    this.session = session;
    this.counters = counters;
    this.latch = latch;
  }

  Reception reception() {
    return reception;
  }

  /// Learns what may come now.
  void expect(AudioStream stream) {
    Arrays.fill(codecs, null);
    stream.receiving().forEach((type, codec) -> codecs[type] = codec);
    keyType = stream.receiveKeyType().orElse(-1);
    latch.announce(stream.peer());
  }

  /// Takes a datagram.
  ///
  /// @return whether it was a packet of the peer's
  boolean take(ByteBuffer datagram, SocketAddress from, long now) {
    if (!packet.read(datagram)) {
      counters.malformed++;
      return false;
    }
    int type = packet.payloadType();
    Codec codec = codecs[type];
    if (codec == null && type != keyType) {
      counters.malformed++;
      return false;
    }
    if (!latch.admits(from, now)) {
      counters.strangers++;
      return false;
    }
    counters.packetsIn++;
    counters.octetsIn += datagram.remaining();
    Arrival arrival = reception.take(packet, (int) (now / MediaClock.SAMPLE));
    if (arrival == Arrival.DUPLICATE || arrival == Arrival.DOUBTFUL) {
      return true;
    }
    if (arrival == Arrival.RESTARTED) {
      events.restart();
      tones.reset();
    }
    if (codec == null) {
      takeEvent(datagram);
    } else {
      takeSpeech(codec, arrival, datagram, now);
    }
    return true;
  }

  private void takeEvent(ByteBuffer payload) {
    KeyEvent.read(payload)
        .flatMap(event -> events.take(event, packet.timestamp(), packet.marker()))
        .ifPresent(key -> session.hear(key, KeyWay.EVENT));
  }

  private void takeSpeech(Codec codec, Arrival arrival, ByteBuffer payload, long now) {
    Recording recording = session.recording();
    boolean listens = session.wantsTones();
    if (recording == null && !listens) {
      return;
    }
    int count = codec.decode(payload, samples, 0);
    if (listens) {
      listen(count);
    }
    if (recording != null && !recording.take(packet, arrival, samples, count, now)) {
      counters.late++;
    }
  }

  private void listen(int count) {
    Key key = tones.take(samples, 0, count).orElse(null);
    if (key != null) {
      session.hear(key, KeyWay.TONE);
    }
  }
}
