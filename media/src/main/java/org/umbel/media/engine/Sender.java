package org.umbel.media.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.SpeechEncoder;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.srtp.SrtpSender;

/// The outgoing half of a stream: one packet each packet time, of what plays, of a key, of what
/// others of a bridge say, of a background, or of silence. What comes from the only other party of
/// a bridge is sent as it comes; when nothing does for a while, time goes on here. After a delay it
/// catches up by a packet in each beat; after a long one it moves on, so that the peer hears a
/// pause and no burst. Belongs to the media thread.
final class Sender {
  /// Further behind than this it does not catch up.
  private static final long MOST_BEHIND = 100 * MediaClock.MILLI;

  /// So long another party may be silent before we are in its place.
  private static final long MOST_SILENT = 200 * MediaClock.MILLI;

  private final RtpSession session;
  private final Counters counters;
  private final ByteBuffer packet;
  private final short[] frame;
  private final int[] sum;
  private final Renumbering passing = new Renumbering();

  /// What we say of the other party's speech, while it is coded anew as it comes.
  private boolean relaying;

  private int relayBreaks;
  private int relayBase;
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
    this.packet = workspace.outgoing();
    this.frame = workspace.said();
    this.sum = workspace.sum();
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

  /// Shows what its turn needs.
  void show(Belongings belongings) {
    belongings.add(agreed);
    belongings.add(encoder);
    belongings.add(sealer);
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
    KeySending keys = session.keySending();
    if (isLed() && speaksItself(keys)) {
      lead(now);
    }
    if (now < due) {
      return;
    }
    passing.end();
    relaying = false;
    if (target == null || !sends) {
      elapse(now);
      return;
    }
    if (now - due > MOST_BEHIND) {
      elapse(now - period);
    }
    packet.clear();
    if (write(stream, encoding, keys)) {
      packet.flip();
      send(channel, target);
    }
    timestamp += samples * units;
    due += period;
  }

  /// Whether packets leave as another party's come.
  private boolean isLed() {
    return passing.isOn() || relaying;
  }

  private boolean speaksItself(@Nullable KeySending keys) {
    Playback playback = session.playback();
    return keys != null || (playback != null && !playback.isOver());
  }

  /// Goes on by itself, at the time it is now.
  private void lead(long now) {
    passing.end();
    relaying = false;
    timestamp = timestampAt(now);
    due = now;
    marker = true;
  }

  /// The session is at no bridge any more.
  void partOnOwn() {
    if (isLed()) {
      long pause = Math.max(0, MOST_SILENT - period);
      timestamp -= (int) (pause / MediaClock.SAMPLE) * units;
      due -= pause;
      passing.end();
      relaying = false;
    }
  }

  boolean speaks(Codec codec) {
    AudioStream stream = agreed;
    return stream != null && stream.codec().equals(codec);
  }

  /// Whether another party's words can be ours now.
  private boolean follows(@Nullable InetSocketAddress target) {
    return target != null && started && sends && !speaksItself(session.keySending());
  }

  /// Sends another party's packet, with our numbers.
  void pass(
      DatagramChannel channel,
      @Nullable InetSocketAddress target,
      Arrival arrival,
      RtpPacket source,
      ByteBuffer payload,
      long now) {
    if (target == null || !follows(target)) {
      passing.end();
      return;
    }
    if (!passing.isOn() || arrival == Arrival.RESTARTED) {
      lead(now);
      passing.begin(source, sequence, timestamp);
    }
    sequence = passing.sequence(source);
    int at = passing.timestamp(source);
    packet.clear();
    RtpPacket.writeHeader(packet, payloadType, marker || source.marker(), sequence++, at, ssrc);
    int length = payload.remaining();
    packet.put(packet.position(), payload, payload.position(), length);
    packet.position(packet.position() + length).flip();
    send(channel, target);
    sent(at, now);
  }

  /// Sends what another party has said, coded anew, as far as it fills packets.
  void speak(DatagramChannel channel, @Nullable InetSocketAddress target, Ear ear, long now) {
    SpeechEncoder encoding = encoder;
    if (target == null || encoding == null || !follows(target)) {
      relaying = false;
      ear.skip();
      return;
    }
    if (!relaying || relayBreaks != ear.breaks()) {
      lead(now);
      relaying = true;
      relayBreaks = ear.breaks();
      relayBase = timestamp - (int) ear.position() * units;
    }
    while (ear.available() >= samples) {
      int at = relayBase + (int) ear.position() * units;
      ear.take(frame, samples);
      packet.clear();
      if (encoded(encoding, at)) {
        packet.flip();
        send(channel, target);
      }
      sent(at, now);
    }
  }

  /// The next packet of our own is due after a silence.
  private void sent(int at, long now) {
    marker = false;
    due = now + MOST_SILENT;
    timestamp = at + (int) (MOST_SILENT / MediaClock.SAMPLE) * units;
  }

  /// Lets time pass without a packet.
  private void elapse(long until) {
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
  private boolean write(AudioStream stream, SpeechEncoder encoding, @Nullable KeySending keys) {
    if (keys != null && keys.isEvent(stream.sendKeys(), timestamp, samples)) {
      int type = stream.sendKeys().orElseThrow().type();
      RtpPacket.writeHeader(packet, type, keys.isFirst(), sequence++, keys.eventTimestamp(), ssrc);
      keys.writeEvent(packet, samples);
      marker = true;
      return true;
    }
    fill(keys);
    return encoded(encoding, timestamp);
  }

  private boolean encoded(SpeechEncoder encoding, int at) {
    RtpPacket.writeHeader(packet, payloadType, marker, sequence, at, ssrc);
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
    Seat seat = session.stream().seat();
    Background background = session.background();
    if (seat != null) {
      seat.mix(frame, sum, samples);
    } else if (background != null) {
      background.fill(frame, samples);
    } else {
      Arrays.fill(frame, 0, samples, (short) 0);
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
