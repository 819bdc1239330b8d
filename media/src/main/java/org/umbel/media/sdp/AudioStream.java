package org.umbel.media.sdp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.media.codec.Codec;
import org.umbel.media.srtp.SrtpKeys;

/// An agreed audio stream.
///
/// @param codec what we speak
/// @param sendType the payload type we send it as, the peer's number
/// @param sendParameters what the peer's `fmtp` says about it, empty for nothing
/// @param receiving what the peer may speak, by payload type, our numbers; after an answer with
///   several codecs any of them may come at any time (RFC 3264 §6.1)
/// @param sendKeys how we send keys as RTP events, when agreed
/// @param receiveKeyTypes the payload types RTP events come as, none when not agreed
/// @param peer where RTP goes, until the peer is found to send from elsewhere
/// @param peerRtcp where RTCP goes: the `rtcp` attribute (RFC 3605) or the port above
/// @param direction who sends, seen from us
/// @param packetTime how much speech the peer wants in a packet and the codec can put there, 10 ms
///   to 60 ms
/// @param keys what packets are sealed with; empty when they go plain
public record AudioStream(
    Codec codec,
    int sendType,
    String sendParameters,
    Map<Integer, Codec> receiving,
    Optional<KeyFormat> sendKeys,
    Set<Integer> receiveKeyTypes,
    InetSocketAddress peer,
    InetSocketAddress peerRtcp,
    Direction direction,
    Duration packetTime,
    Optional<SrtpKeys> keys) {
  public AudioStream {
    receiving = Map.copyOf(receiving);
    receiveKeyTypes = Set.copyOf(receiveKeyTypes);
  }
}
