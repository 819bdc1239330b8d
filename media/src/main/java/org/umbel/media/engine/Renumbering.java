package org.umbel.media.engine;

import org.umbel.media.rtp.RtpPacket;

/// How the numbers of another stream's packets become ours while they are passed: by the same step
/// for all, so that what was lost or paused before stays visible (RFC 3550 §7.1). Belongs to the
/// media thread.
final class Renumbering {
  private boolean on;
  private int sequences;
  private int timestamps;

  boolean isOn() {
    return on;
  }

  /// From this packet on, which gets these numbers.
  void begin(RtpPacket first, int sequence, int timestamp) {
    on = true;
    sequences = sequence - first.sequence();
    timestamps = timestamp - first.timestamp();
  }

  /// The next packet begins anew.
  void end() {
    on = false;
  }

  /// Ours, 0 … 65 535.
  int sequence(RtpPacket packet) {
    return packet.sequence() + sequences & 0xFFFF;
  }

  int timestamp(RtpPacket packet) {
    return packet.timestamp() + timestamps;
  }
}
