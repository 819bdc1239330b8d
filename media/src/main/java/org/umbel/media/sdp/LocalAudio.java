package org.umbel.media.sdp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.media.codec.Codec;

/// What we say about our audio: payload types with their meaning, and who sends.
///
/// @param codecs by payload type, most wanted first
/// @param keyEvents the format of RTP events, if any
/// @param packetMillis the `ptime`
record LocalAudio(
    Map<Integer, Codec> codecs,
    Optional<PayloadFormat> keyEvents,
    int packetMillis,
    Direction direction) {
  private static final int FIRST_DYNAMIC = 96;

  /// The number most of the world uses for RTP events.
  private static final int USUAL_KEY_TYPE = 101;

  private static final String ALL_KEYS = "0-16";

  /// All we can do, for an offer.
  static LocalAudio capabilities(Abilities ours) {
    var codecs = new LinkedHashMap<Integer, Codec>();
    int dynamic = FIRST_DYNAMIC;
    for (Codec codec : ours.codecs()) {
      boolean fixed = codec.staticPayloadType() >= 0;
      codecs.put(fixed ? codec.staticPayloadType() : dynamic, codec);
      if (!fixed) {
        dynamic += dynamic + 1 == USUAL_KEY_TYPE ? 2 : 1;
      }
    }
    var keys =
        new PayloadFormat(
            USUAL_KEY_TYPE,
            PayloadFormat.KEY_EVENTS,
            ours.codecs().getFirst().clockRate(),
            ALL_KEYS);
    return new LocalAudio(
        codecs, Optional.of(keys).filter(_ -> ours.keyEvents()), 20, Direction.SENDRECV);
  }

  /// The line for it.
  MediaDescription line(int port) {
    var formats = new ArrayList<String>();
    var attributes = new ArrayList<Attribute>();
    codecs.forEach((type, codec) -> {
      formats.add(Integer.toString(type));
      attributes.add(new Attribute("rtpmap", type + " " + codec.name() + "/" + codec.clockRate()));
    });
    keyEvents.ifPresent(keys -> {
      formats.add(Integer.toString(keys.type()));
      attributes.add(
          new Attribute(
              "rtpmap", keys.type() + " " + PayloadFormat.KEY_EVENTS + "/" + keys.clockRate()));
      String events = keys.parameters().isEmpty() ? ALL_KEYS : keys.parameters();
      attributes.add(new Attribute("fmtp", keys.type() + " " + events));
    });
    attributes.add(new Attribute("ptime", Integer.toString(packetMillis)));
    attributes.add(Attribute.of(direction.attribute()));
    return new MediaDescription("audio", port, "RTP/AVP", formats, Optional.empty(), attributes);
  }
}
