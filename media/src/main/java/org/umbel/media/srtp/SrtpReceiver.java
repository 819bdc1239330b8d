package org.umbel.media.srtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Opens the peer's packets under one master key, whatever sources they name. What cannot be
/// authenticated or came before is told, counted by the caller, and leaves no trace here. Belongs
/// to one thread; allocates nothing for a packet with counter mode.
///
/// When the peer changes its key, packets sealed with the former one are still on their way: the
/// new receiver succeeds the former, and asks it until a hundred packets came under the new key.
public final class SrtpReceiver {
  /// What became of a packet.
  public enum Verdict {
    /// It is the peer's; the buffer holds it plain.
    AUTHENTIC,
    /// It was sealed with another key, was changed, or is no packet at all.
    UNAUTHENTIC,
    /// It is the peer's, but came before, or is older than 64 packets.
    REPLAYED
  }

  /// The largest packet; what is larger counts as unauthentic.
  static final int LARGEST = 2_048;

  private static final int RTP_HEADER = 12;

  /// Sources remembered. The one that came first is forgotten for a further one, so that packets of
  /// a fifth source before could be replayed.
  private static final int MOST_SOURCES = 4;

  private static final int ENOUGH = 100;

  private final PacketCipher cipher;
  private final int mki;
  private final byte[] packet;
  private final @Nullable SecuredSource[] sources = new @Nullable SecuredSource[MOST_SOURCES];
  private int oldest;
  private @Nullable SrtpReceiver former;
  private int opened;

  /// One with a room of its own.
  ///
  /// @param mkiLength bytes of the key identifier in each packet, 0 for none
  public SrtpReceiver(MasterKey key, int mkiLength) {
    this(key, mkiLength, new SealingRoom());
  }

  /// One that shares the room of its thread.
  ///
  /// @param mkiLength bytes of the key identifier in each packet, 0 for none
  public SrtpReceiver(MasterKey key, int mkiLength, SealingRoom room) {
    this.cipher = PacketCipher.of(key, room);
    this.mki = mkiLength;
    this.packet = room.packet;
  }

  /// Follows the receiver of the peer's former key.
  public void succeed(SrtpReceiver before) {
    former = before;
    before.former = null;
  }

  /// Touches what the next packet needs, so that it is on its way to the processor; the value means
  /// nothing.
  public long glance() {
    var usual = sources[0];
    return (usual == null ? 0 : usual.packets.highest()) + cipher.glance();
  }

  /// Opens the RTP packet between position and limit; when authentic the limit moves back to the
  /// end of the plain packet.
  public Verdict open(ByteBuffer buffer) {
    var verdict = openWithThis(buffer);
    if (former != null) {
      if (verdict == Verdict.UNAUTHENTIC) {
        return former.openWithThis(buffer);
      }
      opened++;
      former = opened < ENOUGH ? former : null;
    }
    return verdict;
  }

  private Verdict openWithThis(ByteBuffer buffer) {
    int length = take(buffer);
    int header = headerLength(packet, length);
    if (header < 0) {
      return Verdict.UNAUTHENTIC;
    }
    int ssrc = PacketCipher.intAt(packet, 8);
    int sequence = (packet[2] & 0xFF) << 8 | (packet[3] & 0xFF);
    var known = find(ssrc);
    if (known == null) {
      return openFirst(buffer, header, length, ssrc, sequence);
    }
    long index = known.indexOf(sequence);
    if (index < 0) {
      return Verdict.UNAUTHENTIC;
    }
    if (known.packets.holds(index)) {
      return Verdict.REPLAYED;
    }
    return open(buffer, known, header, length, index);
  }

  /// A source not heard before. Its sequence number has not rolled over as a rule; it may have just
  /// now, before the first packet that reached us, or long ago under the former key, by whose count
  /// some peers go on.
  private Verdict openFirst(ByteBuffer buffer, int header, int length, int ssrc, int sequence) {
    var source = new SecuredSource(ssrc);
    var before = former == null ? null : former.find(ssrc);
    long carried = before == null ? 0 : before.indexOf(sequence);
    var verdict = open(buffer, source, header, length, sequence);
    if (verdict != Verdict.AUTHENTIC && carried > 0xFFFF) {
      verdict = open(buffer, source, header, length, carried);
    }
    if (verdict != Verdict.AUTHENTIC) {
      verdict = open(buffer, source, header, length, 0x1_0000L | sequence);
    }
    if (verdict == Verdict.AUTHENTIC) {
      remember(source);
    }
    return verdict;
  }

  private Verdict open(
      ByteBuffer buffer, SecuredSource source, int header, int length, long index) {
    int plain = cipher.open(packet, header, length, mki, source.ssrc, index);
    if (plain == PacketCipher.UNAUTHENTIC) {
      return Verdict.UNAUTHENTIC;
    }
    source.packets.add(index);
    give(buffer, plain);
    return Verdict.AUTHENTIC;
  }

  /// Opens the compound RTCP packet between position and limit, as above.
  public Verdict openReport(ByteBuffer buffer) {
    var verdict = openReportWithThis(buffer);
    return verdict == Verdict.UNAUTHENTIC && former != null
        ? former.openReportWithThis(buffer)
        : verdict;
  }

  private Verdict openReportWithThis(ByteBuffer buffer) {
    int length = take(buffer);
    int indexAt = cipher.indexAt(length, mki);
    if (indexAt < 0) {
      return Verdict.UNAUTHENTIC;
    }
    int ssrc = PacketCipher.intAt(packet, 4);
    long index = PacketCipher.intAt(packet, indexAt) & ~PacketCipher.ENCRYPTED;
    var known = find(ssrc);
    if (known != null && known.reports.holds(index)) {
      return Verdict.REPLAYED;
    }
    int plain = cipher.openReport(packet, length, mki, ssrc);
    if (plain == PacketCipher.UNAUTHENTIC) {
      return Verdict.UNAUTHENTIC;
    }
    var source = known == null ? new SecuredSource(ssrc) : known;
    source.reports.add(index);
    if (known == null) {
      remember(source);
    }
    give(buffer, plain);
    return Verdict.AUTHENTIC;
  }

  private @Nullable SecuredSource find(int ssrc) {
    for (SecuredSource source : sources) {
      if (source != null && source.ssrc == ssrc) {
        return source;
      }
    }
    return null;
  }

  private void remember(SecuredSource source) {
    sources[oldest] = source;
    oldest = (oldest + 1) % MOST_SOURCES;
  }

  private int take(ByteBuffer buffer) {
    int length = buffer.remaining();
    if (length > LARGEST) {
      return 0;
    }
    buffer.get(buffer.position(), packet, 0, length);
    return length;
  }

  private void give(ByteBuffer buffer, int length) {
    buffer.put(buffer.position(), packet, 0, length);
    buffer.limit(buffer.position() + length);
  }

  /// Bytes of an RTP header with its CSRC and extension, which stay in the clear; negative when the
  /// packet is shorter.
  static int headerLength(byte[] packet, int length) {
    if (length < RTP_HEADER) {
      return -1;
    }
    int header = RTP_HEADER + 4 * (packet[0] & 0x0F);
    if ((packet[0] & 0x10) != 0) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * ((packet[header + 2] & 0xFF) << 8 | (packet[header + 3] & 0xFF));
    }
    return header > length ? -1 : header;
  }
}
