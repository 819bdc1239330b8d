package org.umbel.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-GCM (RFC 7714 §8, §9). The JDK's cipher wants to be told each packet's vector by a new
/// object, so a packet costs some 900 bytes of garbage (ADR 17).
///
/// ```
/// RTP    | header | encrypted | tag | [MKI] |
/// RTCP   | header | encrypted | tag | E, index | [MKI] |    header and index are authenticated
/// ```
final class GaloisCipher implements PacketCipher {
  private static final int TAG = 16;
  static final int VECTOR = 12;

  /// A key of one purpose.
  private static final class Keyed {
    final SecretKeySpec key;
    final byte[] salt;

    Keyed(SessionKeys keys) {
      key = new SecretKeySpec(keys.encryption(), "AES");
      salt = keys.salt();
    }
  }

  private final Cipher cipher;
  private final Keyed speech;
  private final Keyed reports;
  private final byte[] vector;
  private final byte[] associated;
  private final byte[] opened;

  GaloisCipher(MasterKey key, SealingRoom room) {
    vector = room.vector;
    associated = room.associated;
    opened = room.opened;
    speech = new Keyed(SessionKeys.forSpeech(key));
    reports = new Keyed(SessionKeys.forReports(key));
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException missing) {
      throw new CipherUnavailable("AES-GCM", missing);
    }
  }

  /// Two zero bytes, SSRC, and 48 bits of index, over the salt (RFC 7714 §8.1, §9.1).
  private void begin(int mode, Keyed keyed, int ssrc, long index) throws GeneralSecurityException {
    System.arraycopy(keyed.salt, 0, vector, 0, VECTOR);
    for (int i = 0; i < 4; i++) {
      vector[2 + i] ^= (byte) (ssrc >> (24 - 8 * i));
    }
    for (int i = 0; i < 6; i++) {
      vector[6 + i] ^= (byte) (index >> (40 - 8 * i));
    }
    cipher.init(mode, keyed.key, new GCMParameterSpec(8 * TAG, vector));
  }

  @Override
  public int glance() {
    return cipher.getBlockSize() + speech.salt[0];
  }

  @Override
  public int seal(byte[] packet, int header, int length, int ssrc, long index) {
    try {
      begin(Cipher.ENCRYPT_MODE, speech, ssrc, index);
      cipher.updateAAD(packet, 0, header);
      return header + cipher.doFinal(packet, header, length - header, packet, header);
    } catch (GeneralSecurityException failure) {
      throw new CipherUnavailable("AES-GCM", failure);
    }
  }

  @Override
  public int open(byte[] packet, int header, int length, int mki, int ssrc, long index) {
    int sealed = length - mki - header;
    if (sealed < TAG) {
      return UNAUTHENTIC;
    }
    try {
      begin(Cipher.DECRYPT_MODE, speech, ssrc, index);
      cipher.updateAAD(packet, 0, header);
      return header + open(packet, header, sealed);
    } catch (AEADBadTagException _) {
      return UNAUTHENTIC;
    } catch (GeneralSecurityException failure) {
      throw new CipherUnavailable("AES-GCM", failure);
    }
  }

  private int open(byte[] packet, int from, int length) throws GeneralSecurityException {
    int plain = cipher.doFinal(packet, from, length, opened, 0);
    System.arraycopy(opened, 0, packet, from, plain);
    return plain;
  }

  @Override
  public int sealReport(byte[] packet, int length, int ssrc, int index) {
    try {
      begin(Cipher.ENCRYPT_MODE, reports, ssrc, index);
      associate(packet, index | ENCRYPTED);
      int end = RTCP_HEADER;
      end += cipher.doFinal(packet, end, length - end, packet, end);
      PacketCipher.putInt(packet, end, index | ENCRYPTED);
      return end + INDEX;
    } catch (GeneralSecurityException failure) {
      throw new CipherUnavailable("AES-GCM", failure);
    }
  }

  private void associate(byte[] packet, int index) {
    System.arraycopy(packet, 0, associated, 0, RTCP_HEADER);
    PacketCipher.putInt(associated, RTCP_HEADER, index);
    cipher.updateAAD(associated);
  }

  @Override
  public int indexAt(int length, int mki) {
    int at = length - mki - INDEX;
    return at < RTCP_HEADER + TAG ? -1 : at;
  }

  @Override
  public int openReport(byte[] packet, int length, int mki, int ssrc) {
    int end = indexAt(length, mki);
    int index = PacketCipher.intAt(packet, end);
    try {
      begin(Cipher.DECRYPT_MODE, reports, ssrc, index & ~ENCRYPTED);
      if ((index & ENCRYPTED) == 0) {
        return openClear(packet, end, index);
      }
      associate(packet, index);
      return RTCP_HEADER + open(packet, RTCP_HEADER, end - RTCP_HEADER);
    } catch (AEADBadTagException _) {
      return UNAUTHENTIC;
    } catch (GeneralSecurityException failure) {
      throw new CipherUnavailable("AES-GCM", failure);
    }
  }

  /// A report that is authenticated and not encrypted (RFC 7714 §9.3).
  private int openClear(byte[] packet, int end, int index) throws GeneralSecurityException {
    int plain = end - TAG;
    cipher.updateAAD(packet, 0, plain);
    PacketCipher.putInt(associated, 0, index);
    cipher.updateAAD(associated, 0, INDEX);
    cipher.doFinal(packet, plain, TAG, packet, plain);
    return plain;
  }
}
