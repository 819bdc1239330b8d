package org.umbel.media.srtp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How packets are encrypted and authenticated, under the names of the registry that RFC 4568 §10.3
/// founded.
public enum SrtpSuite {
  /// RFC 4568 §6.2.1; what every telephone with SRTP speaks.
  AES_CM_128_HMAC_SHA1_80(16, 14, 10),
  /// RFC 4568 §6.2.2, the same with short tags; reports keep the long one.
  AES_CM_128_HMAC_SHA1_32(16, 14, 4),
  /// RFC 7714 §14.2.
  AEAD_AES_128_GCM(16, 12, 16),
  /// RFC 7714 §14.2.
  AEAD_AES_256_GCM(32, 12, 16);

  /// What is offered and taken unless a line says otherwise, most wanted first: GCM is the cheaper
  /// and stronger one where it is spoken. The short tags come last, for peers that know no other.
  public static final List<SrtpSuite> USUAL =
      List.of(AEAD_AES_256_GCM, AEAD_AES_128_GCM, AES_CM_128_HMAC_SHA1_80, AES_CM_128_HMAC_SHA1_32);

  private final int keyLength;
  private final int saltLength;
  private final int tagLength;

  SrtpSuite(int keyLength, int saltLength, int tagLength) {
    this.keyLength = keyLength;
    this.saltLength = saltLength;
    this.tagLength = tagLength;
  }

  /// The suite of this name, compared without case.
  public static Optional<SrtpSuite> of(String name) {
    return Arrays.stream(values()).filter(suite -> suite.name().equalsIgnoreCase(name)).findFirst();
  }

  /// Bytes of the master key.
  public int keyLength() {
    return keyLength;
  }

  /// Bytes of the master salt.
  public int saltLength() {
    return saltLength;
  }

  /// Bytes that an RTP packet grows by.
  public int tagLength() {
    return tagLength;
  }
}
