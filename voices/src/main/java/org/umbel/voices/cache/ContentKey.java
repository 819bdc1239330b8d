package org.umbel.voices.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By which something spoken is found again: a hash of all that decides how it sounds.
///
/// @param hex 64 digits
public record ContentKey(String hex) {

  /// @param parts engine, voice, manner, text; their order matters, where one ends too
  public static ContentKey of(Object... parts) {
    var hash = sha256();
    for (var part : parts) {
      byte[] bytes = part.toString().getBytes(UTF_8);
      hash.update((bytes.length + ":").getBytes(UTF_8));
      hash.update(bytes);
    }
    return new ContentKey(HexFormat.of().formatHex(hash.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new AssertionError("every Java has SHA-256", never);
    }
  }
}
