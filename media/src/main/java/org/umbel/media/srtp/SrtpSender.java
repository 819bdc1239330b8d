package org.umbel.media.srtp;

import java.nio.ByteBuffer;

/// Seals the packets of one source of ours, under one master key. Counts the roll-overs of the
/// sequence number itself, so packets must come in their order. Belongs to one thread; allocates
/// nothing for a packet with counter mode.
public final class SrtpSender {
  private final PacketCipher cipher;
  private final byte[] packet;
  private boolean started;
  private int last;
  private long rollOvers;
  private int reports;

  /// One with a room of its own.
  public SrtpSender(MasterKey key) {
    this(key, new SealingRoom());
  }

  /// One that shares the room of its thread.
  public SrtpSender(MasterKey key, SealingRoom room) {
    cipher = PacketCipher.of(key, room);
    packet = room.packet;
  }

  /// Touches what the next packet needs, so that it is on its way to the processor; the value means
  /// nothing.
  public long glance() {
    return rollOvers + cipher.glance();
  }

  /// Seals the RTP packet between position and limit; the limit moves on by up to 20 bytes, for
  /// which there must be room.
  public void seal(ByteBuffer buffer) {
    int start = buffer.position();
    int length = take(buffer);
    int sequence = (packet[2] & 0xFF) << 8 | (packet[3] & 0xFF);
    if (started && sequence < last) {
      rollOvers++;
    }
    started = true;
    last = sequence;
    int header = SrtpReceiver.headerLength(packet, length);
    int ssrc = PacketCipher.intAt(packet, 8);
    give(buffer, start, cipher.seal(packet, header, length, ssrc, rollOvers << 16 | sequence));
  }

  /// Seals the compound RTCP packet between position and limit, as above. The 31 bits of a report's
  /// index last for three centuries.
  public void sealReport(ByteBuffer buffer) {
    int start = buffer.position();
    int length = take(buffer);
    int ssrc = PacketCipher.intAt(packet, 4);
    give(buffer, start, cipher.sealReport(packet, length, ssrc, reports++));
  }

  private int take(ByteBuffer buffer) {
    int length = buffer.remaining();
    buffer.get(buffer.position(), packet, 0, length);
    return length;
  }

  private void give(ByteBuffer buffer, int start, int length) {
    buffer.limit(start + length);
    buffer.put(start, packet, 0, length);
  }
}
