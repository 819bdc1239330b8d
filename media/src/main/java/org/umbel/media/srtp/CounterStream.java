package org.umbel.media.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// AES in counter mode (RFC 3711 §4.1.1). The JDK's own counter mode allocates with each packet, so
/// this one counts itself and lets the JDK's AES encrypt the counters, many in one call. Belongs to
/// one thread.
final class CounterStream {
  static final int BLOCK = 16;

  /// Blocks encrypted in one call; 20 ms of G.711 are ten.
  private static final int CHUNK = 16;

  private final Cipher aes;
  private final byte[] counters = new byte[CHUNK * BLOCK];
  private final byte[] stream = new byte[CHUNK * BLOCK];

  CounterStream(byte[] key) {
    try {
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException missing) {
      throw new CipherUnavailable("AES", missing);
    }
  }

  /// Encrypts or decrypts in place.
  ///
  /// @param start the first counter block, its last two bytes zero
  /// @param length at most 2¹⁶ blocks
  void crypt(byte[] start, byte[] bytes, int from, int length) {
    int counter = 0;
    for (int done = 0; done < length; done += CHUNK * BLOCK) {
      int part = Math.min(length - done, CHUNK * BLOCK);
      int blocks = (part + BLOCK - 1) / BLOCK;
      for (int i = 0; i < blocks; i++, counter++) {
        System.arraycopy(start, 0, counters, i * BLOCK, BLOCK - 2);
        counters[i * BLOCK + BLOCK - 2] = (byte) (counter >> 8);
        counters[i * BLOCK + BLOCK - 1] = (byte) counter;
      }
      encryptCounters(blocks);
      for (int i = 0; i < part; i++) {
        bytes[from + done + i] ^= stream[i];
      }
    }
  }

  private void encryptCounters(int blocks) {
    try {
      aes.update(counters, 0, blocks * BLOCK, stream, 0);
    } catch (GeneralSecurityException impossible) {
      throw new CipherUnavailable("AES", impossible); // whole blocks always fit
    }
  }
}
