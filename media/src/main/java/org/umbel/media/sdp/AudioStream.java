package org.umbel.media.sdp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.umbel.media.codec.Codec;

/// An agreed audio stream.
///
/// @param codec what we speak
/// @param sendType the payload type we send it as, the peer's number
/// @param receiving what the peer may speak, by payload type, our numbers; after an answer with
///   several codecs any of them may come at any time (RFC 3264 §6.1)
/// @param sendKeyType the payload type of RTP events we send (RFC 4733), when agreed
/// @param receiveKeyType the payload type RTP events come as, when agreed
/// @param peer where RTP goes, until the peer is found to send from elsewhere
/// @param peerRtcp where RTCP goes: the `rtcp` attribute (RFC 3605) or the port above
/// @param direction who sends, seen from us
/// @param packetTime how much speech the peer wants in a packet, 10 ms to 60 ms
public record AudioStream(
    Codec codec,
    int sendType,
    Map<Integer, Codec> receiving,
    OptionalInt sendKeyType,
    OptionalInt receiveKeyType,
    InetSocketAddress peer,
    InetSocketAddress peerRtcp,
    Direction direction,
    Duration packetTime) {
  public AudioStream {
    receiving = Map.copyOf(receiving);
  }
}
