package org.umbel.media.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.SpeechDecoder;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;

/// Makes sound of a stream's payloads: the decoder of each payload type that may come, made when
/// its first packet does, and the speech of the packet taken last. Belongs to the media thread.
final class Decoding {
  /// The most samples a packet may hold; what exceeds it is cut off (200 ms).
  private static final int MOST_SAMPLES = 200 * Audio.PER_MILLI;

  /// The longest gap that is bridged; a longer one is silence.
  private static final int LONGEST_GAP = 120 * Audio.PER_MILLI;

  /// The most samples a packet makes.
  static final int LONGEST = LONGEST_GAP + MOST_SAMPLES;

  private static final int TYPES = 128;

  private final @Nullable Codec[] codecs = new @Nullable Codec[TYPES];
  private final @Nullable SpeechDecoder[] decoders = new @Nullable SpeechDecoder[TYPES];

  /// The type looked up last and what it means, at hand without the tables.
  private int usualType = -1;

  private @Nullable Codec usualCodec;
  private @Nullable SpeechDecoder usualDecoder;
  private final short[] samples;
  private int count;
  private int timestamp;
  private int units = 1;

  /// The payload type that came last, and the timestamp behind it.
  private int lastType = -1;

  private int lastEnd;

  /// @param samples where speech is put, [#LONGEST] of them; others may use it between two packets
  Decoding(short[] samples) {
    this.samples = samples;
  }

  /// Learns what may come now; a codec that stays keeps its state.
  void expect(Map<Integer, Codec> receiving) {
    usualType = -1;
    for (int type = 0; type < TYPES; type++) {
      if (!Objects.equals(codecs[type], receiving.get(type))) {
        close(type);
        codecs[type] = receiving.get(type);
      }
    }
  }

  /// What a payload type means; null for nothing that was agreed on.
  @Nullable Codec codec(int type) {
    if (type != usualType) {
      usualType = type;
      usualCodec = codecs[type];
      usualDecoder = decoders[type];
    }
    return usualCodec;
  }

  /// Decodes a packet of an agreed type; what was lost right before it comes in front.
  ///
  /// @param missing how many packets
  void take(RtpPacket packet, Codec codec, Arrival arrival, int missing, ByteBuffer payload) {
    int type = packet.payloadType();
    var decoder = decoder(type, codec);
    units = codec.clockRate() / Audio.RATE;
    boolean follows = type == lastType && arrival == Arrival.AHEAD;
    int gap = follows && missing > 0 ? (packet.timestamp() - lastEnd) / units : 0;
    int bridged = gap > 0 && gap <= LONGEST_GAP ? decoder.conceal(payload, samples, 0, gap) : 0;
    if (bridged > 0 && bridged < gap) {
      Arrays.fill(samples, bridged, gap, (short) 0);
    }
    int lead = bridged > 0 ? gap : 0;
    int decoded = decoder.decode(payload, samples, lead);
    count = lead + decoded;
    timestamp = packet.timestamp() - lead * units;
    if (arrival != Arrival.OVERDUE) {
      lastType = type;
      lastEnd = packet.timestamp() + decoded * units;
    }
  }

  private SpeechDecoder decoder(int type, Codec codec) {
    SpeechDecoder known = type == usualType ? usualDecoder : decoders[type];
    if (known != null) {
      return known;
    }
    var fresh = codec.decoder();
    decoders[type] = fresh;
    usualType = -1;
    return fresh;
  }

  /// What was decoded last, [#count] of them from the beginning.
  short[] samples() {
    return samples;
  }

  int count() {
    return count;
  }

  /// When the first of them was spoken, in units of the stream's clock.
  int timestamp() {
    return timestamp;
  }

  /// Units of the stream's clock in a sample.
  int units() {
    return units;
  }

  /// Gives back what the decoders hold.
  void close() {
    usualType = -1;
    for (int type = 0; type < TYPES; type++) {
      close(type);
    }
  }

  private void close(int type) {
    SpeechDecoder decoder = decoders[type];
    if (decoder != null) {
      decoders[type] = null;
      decoder.close();
    }
  }
}
