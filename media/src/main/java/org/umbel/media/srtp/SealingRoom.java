package org.umbel.media.srtp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Where packets are sealed and opened, those of many streams one after the other. A room for each
/// stream would leave the processor's cache between two of its packets. Belongs to the thread that
/// seals; what one packet leaves in it, the next overwrites.
public final class SealingRoom {
  final byte[] packet = new byte[SrtpReceiver.LARGEST + PacketCipher.MOST_ADDED];
  final byte[] counters = new byte[CounterStream.CHUNK * CounterStream.BLOCK];
  final byte[] stream = new byte[CounterStream.CHUNK * CounterStream.BLOCK];

  /// The first counter block.
  final byte[] start = new byte[CounterStream.BLOCK];

  final byte[] tag = new byte[PacketTag.LENGTH];

  /// What a tag's computation overwrites behind the packet.
  final byte[] saved = new byte[CounterModeCipher.COUNTER];

  /// Where GCM opens packets: in place the JDK would make a copy each time.
  final byte[] opened = new byte[packet.length];

  final byte[] vector = new byte[GaloisCipher.VECTOR];
  final byte[] associated = new byte[PacketCipher.RTCP_HEADER + PacketCipher.INDEX];
  final MessageDigest digest;

  /// A room for one thread.
  public SealingRoom() {
    try {
      digest = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException missing) {
      throw new CipherUnavailable("SHA-1", missing);
    }
  }
}
