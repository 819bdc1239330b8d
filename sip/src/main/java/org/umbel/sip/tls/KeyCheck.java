package org.umbel.sip.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/// Finds out whether a private key belongs to a certificate, by signing with one and verifying with
/// the other.
final class KeyCheck {

  private static final byte[] PROBE = {1, 2, 3, 4};

  private KeyCheck() {}

  static void of(X509Certificate certificate, PrivateKey key, String source) {
    if (!fits(certificate, key))
      throw new UnusableCertificate(
          "The private key does not fit the certificate "
              + CertificateWords.of(certificate)
              + " in "
              + source);
  }

  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    try {
      var signing = Signature.getInstance(algorithm(key));
      signing.initSign(key);
      signing.update(PROBE);
      var signed = signing.sign();
      var verifying = Signature.getInstance(algorithm(key));
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(PROBE);
      return verifying.verify(signed);
    } catch (GeneralSecurityException _) {
      return false; // of different kinds
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm(); // EdDSA names key and signature alike
    };
  }
}
