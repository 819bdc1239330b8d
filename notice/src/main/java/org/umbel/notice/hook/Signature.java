package org.umbel.notice.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Shows that a text comes from whoever knows a secret: HMAC of RFC 2104 with SHA-256.
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /// @return such as `sha256=5d41...`
  static String of(String body, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A JDK without " + ALGORITHM, impossible);
    }
  }
}
