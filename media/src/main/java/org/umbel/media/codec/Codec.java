package org.umbel.media.codec;

import java.time.Duration;
import org.umbel.media.Audio;

/// A way to code speech: how it is named and timed on the wire, and what makes the halves of one
/// stream. The linear side is always the house's sound ([Audio]); a codec with another rate
/// converts at its edge. Any thread may ask; what it makes belongs to one thread.
public interface Codec {
  /// The encoding name of the `rtpmap` attribute, such as `PCMA`; compared without case.
  String name();

  /// The static payload type of RFC 3551 §6, or -1 when it has none.
  int staticPayloadType();

  /// The RTP clock in units a second, a multiple of 8 000. It need not be the rate of the sound:
  /// G.722 has 16 000 samples a second and says 8 000 (RFC 3551 §4.5.2).
  default int clockRate() {
    return Audio.RATE;
  }

  /// The channels the `rtpmap` attribute tells of, 1 for most.
  default int channels() {
    return 1;
  }

  /// What our `fmtp` attribute says; empty for none.
  default String parameters() {
    return "";
  }

  /// The packet time we use when the peer wants this one: as many whole frames as fit, at least
  /// one. Here any multiple of 10 ms.
  ///
  /// @param wanted 10 ms … 60 ms
  default Duration packetTime(Duration wanted) {
    return wanted;
  }

  /// Whether one more stream may be encoded; no when so many are that the machine could not bear
  /// more. Asked when a call is negotiated: those agreed at the same moment may exceed it.
  default boolean hasRoom() {
    return true;
  }

  /// A decoder for one stream.
  SpeechDecoder decoder();

  /// An encoder for one stream.
  ///
  /// @param parameters what the peer's `fmtp` attribute says, empty for nothing
  SpeechEncoder encoder(String parameters);
}
