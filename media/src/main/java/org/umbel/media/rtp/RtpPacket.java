package org.umbel.media.rtp;

import java.nio.ByteBuffer;

/// An RTP packet in somebody else's buffer (RFC 3550 §5.1). One object is moved from buffer to
/// buffer; it allocates nothing and belongs to one thread.
///
/// ```
///  0                   1                   2                   3
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// |                    CSRC, 0 to 15 of them                      |
/// |   extension: profile, length in words, words; when X is set   |
/// |           payload …   padding, its last byte the length       |
/// ```
public final class RtpPacket {
  /// Bytes of a header without CSRC and extension.
  public static final int HEADER = 12;

  private static final int VERSION = 2;

  private int first;
  private int second;
  private int sequence;
  private int timestamp;
  private int ssrc;

  /// Whether the first bytes are those of a packet, sealed or not.
  public static boolean looksLike(ByteBuffer packet) {
    return packet.remaining() >= HEADER && (packet.get(packet.position()) & 0xFF) >> 6 == VERSION;
  }

  /// Reads the packet between position and limit. If it is one, the buffer then holds the payload
  /// alone, without header, extension and padding.
  ///
  /// @return whether it is a packet; the buffer is left anyhow when not
  public boolean read(ByteBuffer packet) {
    int start = packet.position();
    if (!looksLike(packet)) {
      return false;
    }
    first = packet.get(start);
    second = packet.get(start + 1);
    sequence = packet.getShort(start + 2) & 0xFFFF;
    timestamp = packet.getInt(start + 4);
    ssrc = packet.getInt(start + 8);
    int payload = start + HEADER + 4 * (first & 0x0F);
    if ((first & 0x10) != 0) {
      if (packet.limit() < payload + 4) {
        return false;
      }
      payload += 4 + 4 * (packet.getShort(payload + 2) & 0xFFFF);
    }
    return narrow(packet, payload);
  }

  private boolean narrow(ByteBuffer packet, int payload) {
    int end = packet.limit();
    if (payload > end) {
      return false;
    }
    if ((first & 0x20) != 0) {
      int padding = end == payload ? 0 : packet.get(end - 1) & 0xFF;
      if (padding == 0 || payload + padding > end) {
        return false;
      }
      end -= padding;
    }
    packet.limit(end).position(payload);
    return true;
  }

  /// Appends a header without CSRC, extension and padding.
  ///
  /// @param type 0 … 127
  public static void writeHeader(
      ByteBuffer packet, int type, boolean marker, int sequence, int timestamp, int ssrc) {
    packet.put((byte) (VERSION << 6));
    packet.put((byte) (marker ? type | 0x80 : type));
    packet.putShort((short) sequence);
    packet.putInt(timestamp);
    packet.putInt(ssrc);
  }

  public boolean marker() {
    return (second & 0x80) != 0;
  }

  public int payloadType() {
    return second & 0x7F;
  }

  /// 0 … 65 535.
  public int sequence() {
    return sequence;
  }

  /// Unsigned 32 bits, in units of the stream's clock.
  public int timestamp() {
    return timestamp;
  }

  public int ssrc() {
    return ssrc;
  }
}
