package org.umbel.media.srtp;

/// What is known of one SSRC under a key: how often its sequence numbers rolled over, and which
/// packets came (RFC 3711 §3.2.3).
final class SecuredSource {
  private static final int HALF = 0x8000;

  final int ssrc;
  final Replays packets = new Replays();
  final Replays reports = new Replays();

  SecuredSource(int ssrc) {
    this.ssrc = ssrc;
  }

  /// The roll-overs so far.
  long rollOvers() {
    return packets.isStarted() ? packets.highest() >>> 16 : 0;
  }

  /// The index that a sequence number most likely has (RFC 3711 appendix A); negative when it would
  /// lie before the first.
  long indexOf(int sequence) {
    if (!packets.isStarted()) {
      return sequence;
    }
    int last = (int) packets.highest() & 0xFFFF;
    long turn = rollOvers();
    if (last < HALF && sequence - last > HALF) {
      turn--;
    } else if (last >= HALF && last - HALF > sequence) {
      turn++;
    }
    return turn << 16 | sequence;
  }
}
