package org.umbel.bench.media;

import java.util.Optional;
import org.umbel.media.srtp.SrtpSuite;

/// How packets are moved.
enum Way {
  RAW("bare packet loop (limit)", PacketLoop.class, Optional.empty()),
  PLAIN("Umbel, plain", MediaRoom.class, Optional.empty()),
  COUNTER_MODE(
      "Umbel, AES-CM-128, 80 bit", MediaRoom.class, Optional.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80)),
  GALOIS("Umbel, AES-GCM-256", MediaRoom.class, Optional.of(SrtpSuite.AEAD_AES_256_GCM));

  private final String words;
  final Class<?> main;

  /// Empty for plain packets.
  final Optional<SrtpSuite> suite;

  Way(String words, Class<?> main, Optional<SrtpSuite> suite) {
    this.words = words;
    this.main = main;
    this.suite = suite;
  }

  @Override
  public String toString() {
    return words;
  }
}
