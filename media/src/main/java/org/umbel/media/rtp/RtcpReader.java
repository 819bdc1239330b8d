package org.umbel.media.rtp;

import java.nio.ByteBuffer;

/// Reads compound RTCP packets (RFC 3550 §6.1) for what a session needs: the peer's clock, its
/// farewell, and how it receives us. One object reads packet after packet; it belongs to one
/// thread.
public final class RtcpReader {
  private static final int HEADER = 4;
  private static final int BLOCK = 24;
  private static final int SENDER_INFO = 20;

  private int source;
  private boolean senderReport;
  private int reportTime;
  private boolean goodbye;
  private boolean block;
  private int lost;
  private int fractionLost;
  private int jitter;
  private int lastReport;
  private int delay;

  /// Reads the compound packet between position and limit.
  ///
  /// @param ours our SSRC, whose report block is looked for
  /// @return whether it is well formed: begins with a report, and the lengths fill it exactly (A.2)
  public boolean read(ByteBuffer packet, int ours) {
    source = packet.remaining() < HEADER + 4 ? 0 : packet.getInt(packet.position() + HEADER);
    senderReport = false;
    goodbye = false;
    block = false;
    boolean first = true;
    int at = packet.position();
    while (at < packet.limit()) {
      if (packet.limit() - at < HEADER || (packet.get(at) & 0xC0) != 0x80) {
        return false;
      }
      int type = packet.get(at + 1) & 0xFF;
      int end = at + HEADER + 4 * (packet.getShort(at + 2) & 0xFFFF);
      if (end > packet.limit() || (first && !isReport(type))) {
        return false;
      }
      readPart(packet, type, at, end, ours);
      first = false;
      at = end;
    }
    return !first;
  }

  private static boolean isReport(int type) {
    return type == RtcpWriter.SENDER_REPORT || type == RtcpWriter.RECEIVER_REPORT;
  }

  private void readPart(ByteBuffer packet, int type, int at, int end, int ours) {
    int count = packet.get(at) & 0x1F;
    switch (type) {
      case RtcpWriter.SENDER_REPORT -> {
        if (end - at >= HEADER + 4 + SENDER_INFO) {
          senderReport = true;
          reportTime = (int) (packet.getLong(at + 8) >> 16);
          readBlocks(packet, at + HEADER + 4 + SENDER_INFO, end, count, ours);
        }
      }
      case RtcpWriter.RECEIVER_REPORT -> readBlocks(packet, at + HEADER + 4, end, count, ours);
      case RtcpWriter.GOODBYE -> readGoodbye(packet, at + HEADER, end, count);
      default -> {} // descriptions, feedback and extensions do not concern us
    }
  }

  /// A farewell counts for those it names.
  private void readGoodbye(ByteBuffer packet, int at, int end, int count) {
    for (int i = 0; i < count && at + 4 * (i + 1) <= end; i++) {
      goodbye |= packet.getInt(at + 4 * i) == source;
    }
  }

  private void readBlocks(ByteBuffer packet, int at, int end, int count, int ours) {
    for (int i = 0; i < count && at + (i + 1) * BLOCK <= end; i++) {
      int start = at + i * BLOCK;
      if (packet.getInt(start) == ours) {
        block = true;
        fractionLost = packet.get(start + 4) & 0xFF;
        lost = packet.getInt(start + 4) << 8 >> 8;
        jitter = packet.getInt(start + 12);
        lastReport = packet.getInt(start + 16);
        delay = packet.getInt(start + 20);
      }
    }
  }

  /// Who reports: the SSRC of the first part.
  public int source() {
    return source;
  }

  /// Whether the last packet read held a sender report.
  public boolean hasSenderReport() {
    return senderReport;
  }

  /// The middle 32 bits of the sender report's NTP time.
  public int reportTime() {
    return reportTime;
  }

  /// Whether the source said farewell.
  public boolean hasGoodbye() {
    return goodbye;
  }

  /// Whether it reported on us; if so the next five hold.
  public boolean hasBlock() {
    return block;
  }

  /// How many of our packets the peer misses; negative when it got more than were sent.
  public int lost() {
    return lost;
  }

  /// The share of our packets lost of late, in 1/256.
  public int fractionLost() {
    return fractionLost;
  }

  /// How irregularly our packets reach the peer, in timestamp units, unsigned.
  public int jitter() {
    return jitter;
  }

  /// The time of our report the peer last saw, middle 32 bits; 0 for none.
  public int lastReport() {
    return lastReport;
  }

  /// How long the peer held it, in 1/65 536 s.
  public int delay() {
    return delay;
  }
}
