package org.umbel.media.srtp;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A master key with its salt, from which all keys of one direction derive (RFC 3711 §4.3). It
/// never shows itself but in [#text], which belongs into session descriptions and nowhere else.
public final class MasterKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SrtpSuite suite;
  private final byte[] key;
  private final byte[] salt;

  private MasterKey(SrtpSuite suite, byte[] keyAndSalt) {
    this.suite = suite;
    this.key = Arrays.copyOf(keyAndSalt, suite.keyLength());
    this.salt = Arrays.copyOfRange(keyAndSalt, suite.keyLength(), keyAndSalt.length);
  }

  /// A new one that nobody can guess.
  public static MasterKey random(SrtpSuite suite) {
    byte[] bytes = new byte[suite.keyLength() + suite.saltLength()];
    RANDOM.nextBytes(bytes);
    return new MasterKey(suite, bytes);
  }

  /// Key and salt one after the other; empty when the suite's keys are not of this length.
  public static Optional<MasterKey> of(SrtpSuite suite, byte[] keyAndSalt) {
    return keyAndSalt.length == suite.keyLength() + suite.saltLength()
        ? Optional.of(new MasterKey(suite, keyAndSalt))
        : Optional.empty();
  }

  /// Reads base64, padded or not (RFC 4568 §6.1); empty when it is none, or of another length.
  public static Optional<MasterKey> parse(SrtpSuite suite, String text) {
    try {
      return of(suite, Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  public SrtpSuite suite() {
    return suite;
  }

  /// Key and salt in base64.
  public String text() {
    byte[] both = Arrays.copyOf(key, key.length + salt.length);
    System.arraycopy(salt, 0, both, key.length, salt.length);
    return Base64.getEncoder().encodeToString(both);
  }

  byte[] key() {
    return key.clone();
  }

  byte[] salt() {
    return salt.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey that
        && suite == that.suite
        && Arrays.equals(key, that.key)
        && Arrays.equals(salt, that.salt);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    return "***";
  }
}
