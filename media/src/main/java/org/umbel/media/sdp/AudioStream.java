package org.umbel.media.sdp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalInt;
import org.umbel.media.codec.Codec;

/// An agreed audio stream.
///
/// @param codec what both speak
/// @param sendType the payload type we send it as, the peer's number
/// @param receiveType the payload type it comes as, our number
/// @param sendKeyType the payload type of RTP events we send (RFC 4733), when agreed
/// @param receiveKeyType the payload type RTP events come as, when agreed
/// @param peer where RTP goes, until the peer is found to send from elsewhere
/// @param peerRtcp where RTCP goes: the `rtcp` attribute (RFC 3605) or the port above
/// @param direction who sends, seen from us
/// @param packetTime how much speech the peer wants in a packet
public record AudioStream(
    Codec codec,
    int sendType,
    int receiveType,
    OptionalInt sendKeyType,
    OptionalInt receiveKeyType,
    InetSocketAddress peer,
    InetSocketAddress peerRtcp,
    Direction direction,
    Duration packetTime) {}
