package org.umbel.media.rtp;

import java.nio.ByteBuffer;

/// Appends the parts of a compound RTCP packet (RFC 3550 §6.4, §6.5, §6.6). Each must begin with a
/// report and name its source.
public final class RtcpWriter {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int GOODBYE = 203;

  private static final int CNAME = 1;
  private static final int MOST_LOST = 0x7F_FFFF;

  private RtcpWriter() {}

  /// A sender report without blocks.
  ///
  /// @param ntp 64-bit NTP time of now
  /// @param timestamp of the RTP stream now
  public static void senderReport(
      ByteBuffer packet, int ssrc, long ntp, int timestamp, int packets, int octets, int blocks) {
    header(packet, SENDER_REPORT, blocks, 6 + 6 * blocks);
    packet.putInt(ssrc).putLong(ntp).putInt(timestamp).putInt(packets).putInt(octets);
  }

  /// A receiver report without blocks, from who sent nothing.
  public static void receiverReport(ByteBuffer packet, int ssrc, int blocks) {
    header(packet, RECEIVER_REPORT, blocks, 1 + 6 * blocks);
    packet.putInt(ssrc);
  }

  /// A report block on a source.
  ///
  /// @param lastReport the middle 32 bits of the NTP time of its last sender report, 0 for none
  /// @param delay since then, in 1/65 536 s
  public static void block(ByteBuffer packet, Reception reception, int lastReport, int delay) {
    int lost = (int) Math.min(MOST_LOST, reception.lost());
    packet.putInt(reception.ssrc());
    packet.putInt(reception.fractionLost() << 24 | lost);
    packet.putInt(reception.extendedHighest());
    packet.putInt(reception.jitter());
    packet.putInt(lastReport).putInt(delay);
  }

  /// Names the source by its canonical name, ASCII, at most 255 bytes.
  public static void canonicalName(ByteBuffer packet, int ssrc, byte[] name) {
    int padded = (2 + name.length) / 4 * 4 + 4;
    header(packet, SOURCE_DESCRIPTION, 1, 1 + padded / 4);
    packet.putInt(ssrc).put((byte) CNAME).put((byte) name.length).put(name);
    for (int i = 2 + name.length; i < padded; i++) {
      packet.put((byte) 0);
    }
  }

  /// Says farewell.
  public static void goodbye(ByteBuffer packet, int ssrc) {
    header(packet, GOODBYE, 1, 1);
    packet.putInt(ssrc);
  }

  private static void header(ByteBuffer packet, int type, int count, int words) {
    packet.put((byte) (0x80 | count)).put((byte) type).putShort((short) words);
  }
}
