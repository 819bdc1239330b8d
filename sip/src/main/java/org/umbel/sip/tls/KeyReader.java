package org.umbel.sip.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.umbel.sip.auth.Password;

/// Makes private keys of the blocks of a PEM file: PKCS#8 (RFC 5958), encrypted or not, PKCS#1 (RFC
/// 8017) and SEC 1 (RFC 5915).
final class KeyReader {

  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private final Path file;
  private final Optional<Password> password;

  KeyReader(Path file, Optional<Password> password) {
    this.file = file;
    this.password = password;
  }

  PrivateKey read(String label, byte[] encoded) {
    return switch (label) {
      case "PRIVATE KEY" -> plain(encoded);
      case "RSA PRIVATE KEY" -> plain(Pkcs8.ofRsa(encoded));
      case "EC PRIVATE KEY" -> plain(Pkcs8.ofEc(encoded).orElseThrow(this::damaged));
      case "ENCRYPTED PRIVATE KEY" -> decrypted(encoded);
      default ->
          throw new UnusableCertificate(
              "A key of the kind "
                  + label
                  + " in "
                  + file
                  + " cannot be read; allowed are PRIVATE KEY, ENCRYPTED PRIVATE KEY,"
                  + " RSA PRIVATE KEY and EC PRIVATE KEY");
    };
  }

  private PrivateKey plain(byte[] pkcs8) {
    for (var kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException _) {
        // of another kind
      } catch (GeneralSecurityException failure) {
        throw new IllegalStateException("A JDK without " + kind, failure);
      }
    }
    throw damaged();
  }

  private PrivateKey decrypted(byte[] encoded) {
    var secret =
        password.orElseThrow(() ->
            new UnusableCertificate("The key in " + file + " is encrypted and needs a password"));
    try {
      var info = new EncryptedPrivateKeyInfo(encoded);
      var algorithm = info.getAlgParameters() == null ? info.getAlgName() : scheme(info);
      var key =
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(secret.text().toCharArray()));
      return plain(info.getKeySpec(key).getEncoded());
    } catch (GeneralSecurityException | IOException failure) {
      throw new UnusableCertificate(
          "The key in "
              + file
              + " cannot be decrypted: the password is wrong,"
              + " or it was encrypted in a way that is not supported",
          failure);
    }
  }

  /// Of PBES2 the parameters tell the real name, such as `PBEWithHmacSHA256AndAES_256`.
  private static String scheme(EncryptedPrivateKeyInfo info) {
    return info.getAlgParameters().toString().startsWith("PBE")
        ? info.getAlgParameters().toString()
        : info.getAlgName();
  }

  private UnusableCertificate damaged() {
    return new UnusableCertificate(
        "The private key in " + file + " is damaged or of no known kind");
  }
}
