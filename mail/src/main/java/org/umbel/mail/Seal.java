package org.umbel.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals what a mail says about its voice message, so that a mail that merely claims to be one
/// neither lights a lamp nor is read out with a false caller. HMAC-SHA-256 (RFC 2104) with a key
/// that stays with this server, see [SealKeyFile]. Immutable, any thread.
public final class Seal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST = 8_000;

  private final SecretKeySpec key;
  private final Instant madeAt;

  /// @param key at least 32 random bytes
  /// @param madeAt when the key was made; nothing older can be sealed with it
  public Seal(byte[] key, Instant madeAt) {
    if (key.length < 32) {
      throw new IllegalArgumentException("A key has at least 32 bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.madeAt = madeAt;
  }

  /// Letters, digits, `-`, `_` and one dot: the text in Base64 and the code over it.
  public String seal(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(bytes) + "." + encoder.encodeToString(code(bytes));
  }

  /// The text under a seal of ours; white space in it, as mail servers put there, does not matter.
  ///
  /// @return empty when it is none of ours or somebody has changed it
  public Optional<String> open(String sealed) {
    var parts = sealed.replaceAll("\\s", "").split("\\.", -1);
    if (sealed.length() > LONGEST || parts.length != 2) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(parts[0]);
      return MessageDigest.isEqual(code(bytes), Base64.getUrlDecoder().decode(parts[1]))
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /// Whether a mail came before there was this key: it may be one of ours, from before the key was
  /// lost, that nobody can prove to be one.
  public boolean isYoungerThan(Instant arrived) {
    return arrived.isBefore(madeAt);
  }

  private byte[] code(byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }
}
