package org.umbel.directory.settings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets from those who may read the directory: AES in Galois/Counter Mode (NIST SP
/// 800-38D) with a key that stays on this machine, see [SettingsKeyFile]. What is sealed for one
/// purpose opens for no other, so that nobody can hand somebody's secret to somebody else.
/// Immutable, any thread.
public final class SettingsSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /// @param key 32 random bytes
  public SettingsSeal(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("A key has 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /// Letters, digits, `-` and `_`; another text each time.
  ///
  /// @param purpose whose secret it is, and which
  public String seal(String purpose, String secret) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      var whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + CIPHER, impossible);
    }
  }

  /// @return empty when it was not sealed for this purpose with this key
  public Optional<String> open(String purpose, String sealed) {
    try {
      var whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      var nonce = new byte[NONCE_BYTES];
      ByteBuffer.wrap(whole).get(nonce);
      var plain =
          cipher(Cipher.DECRYPT_MODE, nonce, purpose)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | GeneralSecurityException forged) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
