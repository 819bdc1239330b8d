package org.umbel.media.srtp;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/// HMAC-SHA1 over a packet (RFC 2104, RFC 3711 §4.2.1), of which the tag is the beginning. Made of
/// the JDK's digest, since its HMAC allocates with each packet. Belongs to one thread.
final class PacketTag {
  private static final int BLOCK = 64;
  static final int LENGTH = 20;

  private final MessageDigest digest;
  private final byte[] inner;
  private final byte[] outer;
  private final byte[] value;

  /// @param key at most 64 bytes
  PacketTag(byte[] key, SealingRoom room) {
    inner = padded(key, 0x36);
    outer = padded(key, 0x5C);
    digest = room.digest;
    value = room.tag;
  }

  private static byte[] padded(byte[] key, int with) {
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= (byte) with;
    }
    return block;
  }

  /// Touches the key; the value means nothing.
  int glance() {
    return inner[0] + outer[0];
  }

  /// Computes the tag of a packet's first bytes.
  byte[] of(byte[] packet, int length) {
    digest.update(inner);
    digest.update(packet, 0, length);
    finish();
    digest.update(outer);
    digest.update(value);
    finish();
    return value;
  }

  private void finish() {
    try {
      digest.digest(value, 0, LENGTH);
    } catch (DigestException impossible) {
      throw new CipherUnavailable("SHA-1", impossible); // there is room for it
    }
  }

  /// Whether two tags are the same, in a time that does not tell where they differ.
  static boolean same(byte[] tag, byte[] packet, int at, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= tag[i] ^ packet[at + i];
    }
    return difference == 0;
  }
}
