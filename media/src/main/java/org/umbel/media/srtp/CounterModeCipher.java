package org.umbel.media.srtp;

/// AES counter mode with HMAC-SHA1 (RFC 3711 §4.1.1, §4.2.1).
///
/// ```
/// RTP    | header | encrypted | [MKI] | tag |           the tag covers the roll-over counter too
/// RTCP   | header | encrypted | E, index | [MKI] | tag |
/// ```
final class CounterModeCipher implements PacketCipher {
  /// Reports have long tags with either suite (RFC 4568 §6.2.2).
  private static final int REPORT_TAG = 10;

  static final int COUNTER = 4;

  /// What encrypts and authenticates for one purpose.
  private static final class Keyed {
    final CounterStream stream;
    final PacketTag tag;
    final byte[] salt;
    final byte[] start;

    Keyed(SessionKeys keys, SealingRoom room) {
      stream = new CounterStream(keys.encryption(), room);
      tag = new PacketTag(keys.authentication(), room);
      salt = keys.salt();
      start = room.start;
    }

    /// The first counter block: salt, SSRC and index one over the other, RFC 3711 §4.1.1.
    void crypt(byte[] packet, int from, int to, int ssrc, long index) {
      System.arraycopy(salt, 0, start, 0, salt.length);
      for (int i = 0; i < 4; i++) {
        start[4 + i] ^= (byte) (ssrc >> (24 - 8 * i));
      }
      for (int i = 0; i < 6; i++) {
        start[8 + i] ^= (byte) (index >> (40 - 8 * i));
      }
      stream.crypt(start, packet, from, to - from);
    }
  }

  private final int tagLength;
  private final Keyed speech;
  private final Keyed reports;
  private final byte[] saved;

  CounterModeCipher(MasterKey key, SealingRoom room) {
    tagLength = key.suite().tagLength();
    speech = new Keyed(SessionKeys.forSpeech(key), room);
    reports = new Keyed(SessionKeys.forReports(key), room);
    saved = room.saved;
  }

  @Override
  public int glance() {
    return speech.stream.glance() + speech.tag.glance() + speech.salt[0];
  }

  @Override
  public int seal(byte[] packet, int header, int length, int ssrc, long index) {
    speech.crypt(packet, header, length, ssrc, index);
    byte[] tag = speechTag(packet, length, index);
    System.arraycopy(tag, 0, packet, length, tagLength);
    return length + tagLength;
  }

  private byte[] speechTag(byte[] packet, int length, long index) {
    PacketCipher.putInt(packet, length, (int) (index >> 16));
    return speech.tag.of(packet, length + COUNTER);
  }

  @Override
  public int open(byte[] packet, int header, int length, int mki, int ssrc, long index) {
    int plain = length - tagLength - mki;
    if (plain < header) {
      return UNAUTHENTIC;
    }
    System.arraycopy(packet, plain, saved, 0, COUNTER);
    byte[] tag = speechTag(packet, plain, index);
    System.arraycopy(saved, 0, packet, plain, COUNTER);
    if (!PacketTag.same(tag, packet, length - tagLength, tagLength)) {
      return UNAUTHENTIC;
    }
    speech.crypt(packet, header, plain, ssrc, index);
    return plain;
  }

  @Override
  public int sealReport(byte[] packet, int length, int ssrc, int index) {
    reports.crypt(packet, RTCP_HEADER, length, ssrc, index);
    PacketCipher.putInt(packet, length, index | ENCRYPTED);
    byte[] tag = reports.tag.of(packet, length + INDEX);
    System.arraycopy(tag, 0, packet, length + INDEX, REPORT_TAG);
    return length + INDEX + REPORT_TAG;
  }

  @Override
  public int indexAt(int length, int mki) {
    int at = length - REPORT_TAG - mki - INDEX;
    return at < RTCP_HEADER ? -1 : at;
  }

  @Override
  public int openReport(byte[] packet, int length, int mki, int ssrc) {
    int plain = indexAt(length, mki);
    byte[] tag = reports.tag.of(packet, plain + INDEX);
    if (!PacketTag.same(tag, packet, length - REPORT_TAG, REPORT_TAG)) {
      return UNAUTHENTIC;
    }
    int index = PacketCipher.intAt(packet, plain);
    if ((index & ENCRYPTED) != 0) {
      reports.crypt(packet, RTCP_HEADER, plain, ssrc, index & ~ENCRYPTED);
    }
    return plain;
  }
}
