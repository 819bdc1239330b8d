package org.umbel.domain.person;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Hashes a PIN with a salt of its own (PBKDF2 with HMAC-SHA-256), written as
/// `pbkdf2:iterations:salt:hash`. Costs tens of milliseconds by design.
public final class PinHash {
  private static final int ITERATIONS = 60_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PinHash() {}

  public static String of(Pin pin) {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return String.join(
        ":",
        "pbkdf2",
        Integer.toString(ITERATIONS),
        HexFormat.of().formatHex(salt),
        HexFormat.of().formatHex(derive(pin, salt, ITERATIONS)));
  }

  /// Compares in constant time.
  ///
  /// @throws IllegalArgumentException when `hash` was not written by [#of]
  public static boolean matches(String hash, Pin pin) {
    var parts = hash.split(":", -1);
    if (parts.length != 4 || !parts[0].equals("pbkdf2")) {
      throw new IllegalArgumentException("Not a PIN hash of a known kind");
    }
    var salt = HexFormat.of().parseHex(parts[2]);
    var derived = derive(pin, salt, Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(HexFormat.of().parseHex(parts[3]), derived);
  }

  private static byte[] derive(Pin pin, byte[] salt, int iterations) {
    try {
      var spec = new PBEKeySpec(pin.digits().toCharArray(), salt, iterations, HASH_BITS);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA256", missing);
    }
  }
}
