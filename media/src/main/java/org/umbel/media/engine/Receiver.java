package org.umbel.media.engine;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.codec.Codec;
import org.umbel.media.rtp.KeyEvent;
import org.umbel.media.rtp.KeyEvents;
import org.umbel.media.rtp.Reception;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.srtp.SrtpReceiver;
import org.umbel.media.tone.KeyToneDetector;

/// The incoming half of a stream: finds the peer's packets among others, hears keys, and hands
/// speech to the recording. Belongs to the media thread.
final class Receiver {
  private final RtpSession session;
  private final Counters counters;
  private final SourceLatch latch;
  private final SpeakerLatch speaker = new SpeakerLatch();
  private final RtpPacket packet;
  private final Reception reception = new Reception();
  private final KeyEvents events = new KeyEvents();
  private final KeyToneDetector tones;
  private final Decoding decoding;
  private Set<Integer> keyTypes = Set.of();
  private int clockRate = Audio.RATE;
  private @Nullable SrtpReceiver opener;

  Receiver(RtpSession session, Counters counters, SourceLatch latch, Workspace workspace) {
    this.session = session;
    this.counters = counters;
    this.latch = latch;
    this.packet = workspace.packet();
    this.tones = new KeyToneDetector(workspace.tones());
    this.decoding = new Decoding(workspace.heard());
  }

  Reception reception() {
    return reception;
  }

  /// Shows what its turn needs.
  void show(Belongings belongings) {
    belongings.add(this);
    belongings.add(speaker);
    belongings.add(reception);
    belongings.add(tones);
    belongings.add(decoding);
    belongings.add(opener);
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    long sealed = opener == null ? 0 : opener.glance();
    return sealed
        + reception.lost()
        + reception.jitter()
        + tones.glance()
        + decoding.units()
        + speaker.glance();
  }

  /// Learns what may come now.
  ///
  /// @param protection what opens it; null for plain packets
  void expect(AudioStream stream, @Nullable Protection protection) {
    SrtpReceiver fresh = protection == null ? null : protection.receiver();
    if (fresh != null && opener != null && fresh != opener) {
      fresh.succeed(opener);
    }
    opener = fresh;
    speaker.renew();
    decoding.expect(stream.receiving());
    keyTypes = stream.receiveKeyTypes();
    follow(stream.codec());
    latch.announce(stream.peer());
  }

  /// Takes a datagram.
  ///
  /// @return whether it was a packet of the peer's
  boolean take(ByteBuffer datagram, SocketAddress from, long now) {
    if (!RtpPacket.looksLike(datagram)) {
      counters.malformed++;
      return false;
    }
    if (!latch.mayBe(from, now)) {
      counters.strangers++;
      return false;
    }
    if (opener != null && !counters.opened(opener.open(datagram))) {
      return false;
    }
    if (!packet.read(datagram)) {
      counters.malformed++;
      return false;
    }
    int type = packet.payloadType();
    Codec codec = decoding.codec(type);
    if (codec == null && !keyTypes.contains(type)) {
      counters.malformed++;
      return false;
    }
    if (latch.take(from, now)) {
      speaker.renew();
    }
    if (opener == null && !speaker.admits(packet.ssrc(), now)) { // else the seal says who it is
      counters.strangers++;
      return false;
    }
    counters.packetsIn++;
    counters.octetsIn += datagram.remaining();
    Arrival arrival = arrival(codec, now);
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

  /// What the packet is among those before it.
  private Arrival arrival(@Nullable Codec codec, long now) {
    if (codec != null && codec.clockRate() != clockRate) {
      follow(codec);
    }
    return reception.take(packet, (int) (now / MediaClock.SAMPLE * (clockRate / Audio.RATE)));
  }

  /// Reads timestamps by the codec's clock from now on.
  private void follow(Codec codec) {
    clockRate = codec.clockRate();
    reception.clock(clockRate);
    events.clock(clockRate);
  }

  private void takeEvent(ByteBuffer payload) {
    KeyEvent.read(payload)
        .flatMap(event -> events.take(event, packet.timestamp(), packet.marker()))
        .ifPresent(key -> session.hear(key, KeyWay.EVENT));
  }

  private void takeSpeech(Codec codec, Arrival arrival, ByteBuffer payload, long now) {
    Recording recording = session.recording();
    Seat seat = session.stream().seat();
    boolean listens = seat == null && session.wantsTones();
    boolean speaks = seat != null && !passed(seat, codec, arrival, payload, now);
    if (recording == null && !listens && !speaks) {
      return;
    }
    decoding.take(packet, codec, arrival, reception.missing(), payload);
    if (decoding.count() == 0) {
      return;
    }
    if (listens) {
      listen();
    }
    if (seat != null && speaks) {
      seat.say(decoding, arrival, now);
    }
    if (recording != null && !recording.take(decoding, packet.marker(), arrival, now)) {
      counters.late++;
    }
  }

  /// What comes late is not passed on: the other side of a sealed stream counts upwards only.
  private boolean passed(Seat seat, Codec codec, Arrival arrival, ByteBuffer payload, long now) {
    return arrival == Arrival.OVERDUE || seat.pass(codec, arrival, packet, payload, now);
  }

  private void listen() {
    Key key = tones.take(decoding.samples(), 0, decoding.count()).orElse(null);
    if (key != null) {
      session.hear(key, KeyWay.TONE);
    }
  }

  /// Gives back what the decoders hold.
  void close() {
    decoding.close();
  }
}
