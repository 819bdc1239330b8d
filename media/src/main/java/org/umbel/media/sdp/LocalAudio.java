package org.umbel.media.sdp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.umbel.media.codec.Codec;

/// What we say about our audio: payload types with their meaning, and who sends.
///
/// @param codecs by payload type, most wanted first
/// @param keyEvents the formats of RTP events, none to leave them out
/// @param packetTime the `ptime`
record LocalAudio(
    Map<Integer, Codec> codecs,
    List<PayloadFormat> keyEvents,
    Duration packetTime,
    Direction direction) {
  private static final int FIRST_DYNAMIC = 96;

  /// The number most of the world uses for RTP events.
  private static final int USUAL_KEY_TYPE = 101;

  private static final Duration USUAL_PACKET = Duration.ofMillis(20);

  /// All we can do, for an offer: the codecs given, and RTP events on the clock of each.
  static LocalAudio capabilities(List<Codec> wanted, boolean withKeyEvents) {
    var codecs = new LinkedHashMap<Integer, Codec>();
    int dynamic = FIRST_DYNAMIC;
    for (Codec codec : wanted) {
      boolean fixed = codec.staticPayloadType() >= 0;
      codecs.put(fixed ? codec.staticPayloadType() : dynamic, codec);
      if (!fixed) {
        dynamic += dynamic + 1 == USUAL_KEY_TYPE ? 2 : 1;
      }
    }
    var keys = withKeyEvents ? keyEvents(wanted, dynamic) : List.<PayloadFormat>of();
    var packetTime = wanted.getFirst().packetTime(USUAL_PACKET);
    return new LocalAudio(codecs, keys, packetTime, Direction.SENDRECV);
  }

  /// One format for each clock, the slowest under the usual number.
  private static List<PayloadFormat> keyEvents(List<Codec> codecs, int free) {
    var formats = new ArrayList<PayloadFormat>();
    int type = USUAL_KEY_TYPE;
    for (int rate : codecs.stream().map(Codec::clockRate).sorted().distinct().toList()) {
      formats.add(PayloadFormat.keyEvents(type, rate, ""));
      type = Math.max(free, type + 1);
    }
    return formats;
  }

  Set<Integer> keyTypes() {
    return keyEvents.stream().map(PayloadFormat::type).collect(Collectors.toUnmodifiableSet());
  }

  /// The line for it.
  MediaDescription line(int port) {
    var formats = new ArrayList<String>();
    var attributes = new ArrayList<Attribute>();
    var spoken = codecs.entrySet().stream().map(c -> PayloadFormat.of(c.getKey(), c.getValue()));
    Stream.concat(spoken, keyEvents.stream())
        .forEach(format -> {
          formats.add(Integer.toString(format.type()));
          attributes.add(new Attribute("rtpmap", format.map()));
          if (!format.parameters().isEmpty()) {
            attributes.add(new Attribute("fmtp", format.type() + " " + format.parameters()));
          }
        });
    attributes.add(new Attribute("ptime", Long.toString(packetTime.toMillis())));
    attributes.add(Attribute.of(direction.attribute()));
    return new MediaDescription(
        "audio", port, KeyExchange.PLAIN, formats, Optional.empty(), attributes);
  }
}
