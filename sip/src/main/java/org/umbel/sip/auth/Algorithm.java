package org.umbel.sip.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// How a digest is made, RFC 7616 §6.1; the stronger, the later.
public enum Algorithm {
  MD5("MD5", "MD5", false),
  MD5_SESS("MD5-sess", "MD5", true),
  SHA_256("SHA-256", "SHA-256", false),
  SHA_256_SESS("SHA-256-sess", "SHA-256", true);

  private final String token;
  private final String function;
  private final boolean session;

  Algorithm(String token, String function, boolean session) {
    this.token = token;
    this.function = function;
    this.session = session;
  }

  /// The algorithm of that name in any case; nothing for one we do not know.
  public static Optional<Algorithm> of(String token) {
    for (var algorithm : values())
      if (algorithm.token.equalsIgnoreCase(token)) return Optional.of(algorithm);
    return Optional.empty();
  }

  /// Whether the secret part is bound to one nonce and cnonce.
  boolean session() {
    return session;
  }

  /// The hash as hexadecimal digits in lower case.
  String hash(String text) {
    return hash(text.getBytes(UTF_8));
  }

  String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(function).digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(function + " is missing from this Java", missing);
    }
  }

  /// The name on the wire.
  @Override
  public String toString() {
    return token;
  }
}
