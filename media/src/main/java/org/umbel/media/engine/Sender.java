package org.umbel.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.codec.SpeechEncoder;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.srtp.SrtpSender;

/// The outgoing half of a stream: one packet each packet time, of what plays, of a key, or of
/// silence. After a delay it catches up by a packet in each beat; after a long one it moves on, so
/// that the peer hears a pause and no burst. Belongs to the media thread.
final class Sender {
  /// Further behind than this it does not catch up.
  private static final long MOST_BEHIND = 100 * MediaClock.MILLI;

  private final RtpSession session;
  private final Counters counters;
  private final ByteBuffer packet;
  private final short[] frame;
  private int ssrc = ThreadLocalRandom.current().nextInt();
  private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private long packets;
  private long octets;
  private @Nullable SrtpSender sealer;
  private long due;
  private boolean started;
  private boolean marker = true;
  private @Nullable AudioStream agreed;
  private @Nullable SpeechEncoder encoder;
  private boolean sends;
  private int payloadType;

  /// Samples in a packet, and the media time they take.
  private int samples;

  private long period;

  /// Units of the stream's clock in a sample.
  private int units = 1;

  Sender(RtpSession session, Counters counters, Workspace workspace) {
    this.session = session;
    this.counters = counters;
    this.packet = workspace.datagram();
    this.frame = workspace.said();
  }

  int ssrc() {
    return ssrc;
  }

  /// Packets sent as this source.
  long packets() {
    return packets;
  }

  /// Payload bytes in them.
  long octets() {
    return octets;
  }

  /// Learns what is to be sent from now on.
  ///
  /// @param protection what seals it; null for plain packets
  void speak(AudioStream stream, @Nullable Protection protection) {
    var before = agreed;
    boolean same =
        before != null
            && before.codec().equals(stream.codec())
            && before.sendParameters().equals(stream.sendParameters());
    if (!same) {
      close();
      encoder = stream.codec().encoder(stream.sendParameters());
    }
    agreed = stream;
    sends = stream.direction().sends();
    payloadType = stream.sendType();
    samples = (int) (stream.packetTime().toNanos() / MediaClock.SAMPLE);
    period = samples * MediaClock.SAMPLE;
    units = stream.codec().clockRate() / Audio.RATE;
    protect(protection);
  }

  /// Seals packets from now on, or no more. With a new key we begin anew as another source, since
  /// the peer may or may not go on counting our sequence number's roll-overs (RFC 3711 §3.3.1).
  private void protect(@Nullable Protection protection) {
    SrtpSender fresh = protection == null ? null : protection.sender();
    if (fresh != null && sealer != null && fresh != sealer) {
      var random = ThreadLocalRandom.current();
      ssrc = random.nextInt();
      sequence = random.nextInt(0x8000);
      packets = 0;
      octets = 0;
      marker = true;
    }
    sealer = fresh;
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    return due + (sealer == null ? 0 : sealer.glance());
  }

  /// When the next packet is, in media time.
  long due() {
    return due;
  }

  /// The timestamp a packet of now would have.
  int timestampAt(long now) {
    return timestamp + (int) ((now - due) / MediaClock.SAMPLE) * units;
  }

  /// Sends what is due.
  void tick(DatagramChannel channel, @Nullable InetSocketAddress target, long now) {
    AudioStream stream = agreed;
    SpeechEncoder encoding = encoder;
    if (stream == null || encoding == null) {
      return;
    }
    if (!started) {
      started = true;
      due = now;
    }
    if (now < due) {
      return;
    }
    if (target == null || !sends) {
      pass(now);
      return;
    }
    if (now - due > MOST_BEHIND) {
      pass(now - period);
    }
    packet.clear();
    if (write(stream, encoding)) {
      packet.flip();
      send(channel, target);
    }
    timestamp += samples * units;
    due += period;
  }

  /// Lets time pass without a packet.
  private void pass(long until) {
    while (due <= until) {
      due += period;
      timestamp += samples * units;
    }
    marker = true;
  }

  /// Gives back what the encoder holds.
  void close() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  /// Writes the packet that is due.
  ///
  /// @return false when there is none
  private boolean write(AudioStream stream, SpeechEncoder encoding) {
    KeySending keys = session.keySending();
    if (keys != null && keys.isEvent(stream.sendKeys(), timestamp, samples)) {
      int type = stream.sendKeys().orElseThrow().type();
      RtpPacket.writeHeader(packet, type, keys.isFirst(), sequence++, keys.eventTimestamp(), ssrc);
      keys.writeEvent(packet, samples);
      marker = true;
      return true;
    }
    fill(keys);
    RtpPacket.writeHeader(packet, payloadType, marker, sequence, timestamp, ssrc);
    encoding.encode(frame, 0, samples, packet);
    if (packet.position() == RtpPacket.HEADER) {
      marker = true;
      return false;
    }
    marker = false;
    sequence++;
    return true;
  }

  private void fill(@Nullable KeySending keys) {
    if (keys != null) {
      keys.fill(frame, samples);
      if (keys.endIfDone()) {
        session.keysSent(keys);
      }
      return;
    }
    Playback playback = session.playback();
    if (playback != null && !playback.isOver()) {
      if (playback.fill(frame, samples)) {
        playback.finish();
      }
      return;
    }
    for (int i = 0; i < samples; i++) {
      frame[i] = 0;
    }
  }

  private void send(DatagramChannel channel, InetSocketAddress target) {
    int payload = packet.remaining() - RtpPacket.HEADER;
    if (sealer != null) {
      sealer.seal(packet);
    }
    try {
      if (channel.send(packet, target) > 0) {
        counters.packetsOut++;
        counters.octetsOut += payload;
        packets++;
        octets += payload;
        return;
      }
    } catch (IOException _) {
      // no route, a full queue, a firewall: the next packet may pass
    }
    counters.unsent++;
  }
}
