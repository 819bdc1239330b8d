package org.umbel.media.srtp;

/// Seals and opens packets under the keys of one master key. Packets stand at the beginning of an
/// array that has room for what sealing adds, [#MOST_ADDED] bytes. Belongs to one thread.
sealed interface PacketCipher permits CounterModeCipher, GaloisCipher {
  /// Bytes of an RTCP header with its SSRC, which stay in the clear (RFC 3711 §3.4).
  int RTCP_HEADER = 8;

  /// Bytes of the word that carries a report's index.
  int INDEX = 4;

  /// The bit beside the index that says the report is encrypted.
  int ENCRYPTED = 0x8000_0000;

  /// What a packet grows by at most.
  int MOST_ADDED = 20;

  /// What opening returns for a packet that was not sealed with these keys, or changed since.
  int UNAUTHENTIC = -1;

  static PacketCipher of(MasterKey key, SealingRoom room) {
    return switch (key.suite()) {
      case AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32 -> new CounterModeCipher(key, room);
      case AEAD_AES_128_GCM, AEAD_AES_256_GCM -> new GaloisCipher(key, room);
    };
  }

  /// Touches what the next RTP packet needs; the value means nothing.
  int glance();

  /// Seals an RTP packet.
  ///
  /// @param header bytes in the clear
  /// @param index roll-over counter and sequence number, 48 bits
  /// @return the length sealed
  int seal(byte[] packet, int header, int length, int ssrc, long index);

  /// Opens an RTP packet.
  ///
  /// @param mki bytes of the key identifier in it
  /// @return the length of the plain packet, or [#UNAUTHENTIC], which leaves it unchanged
  int open(byte[] packet, int header, int length, int mki, int ssrc, long index);

  /// Seals a compound RTCP packet.
  ///
  /// @param index 31 bits
  /// @return the length sealed
  int sealReport(byte[] packet, int length, int ssrc, int index);

  /// Where the index of a sealed report is; negative when it is too short for one.
  int indexAt(int length, int mki);

  /// Opens a compound RTCP packet.
  ///
  /// @return the length of the plain packet, or [#UNAUTHENTIC], which leaves it unchanged
  int openReport(byte[] packet, int length, int mki, int ssrc);

  static void putInt(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }

  static int intAt(byte[] bytes, int at) {
    return bytes[at] << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }
}
