package org.umbel.media.sdp;

/// How keys go as RTP events (RFC 4733 §2.1).
///
/// @param type the payload type
/// @param clockRate of timestamps and durations, units a second
public record KeyFormat(int type, int clockRate) {
  static KeyFormat of(PayloadFormat format) {
    return new KeyFormat(format.type(), format.clockRate());
  }
}
