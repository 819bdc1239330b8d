package org.umbel.sip.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.umbel.sip.auth.Password;

/// Whose signatures under certificates are believed.
///
/// @param certificates of the authorities; an end certificate here is believed itself
public record Authorities(List<X509Certificate> certificates) {

  public Authorities {
    certificates = List.copyOf(certificates);
  }

  /// Nobody: every certificate is refused.
  public static Authorities none() {
    return new Authorities(List.of());
  }

  /// Those the JDK believes.
  public static Authorities wellKnown() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return new Authorities(
          Arrays.stream(factory.getTrustManagers())
              .filter(X509TrustManager.class::isInstance)
              .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
              .toList());
    } catch (GeneralSecurityException failure) {
      throw new UnusableCertificate("The JDK's own authorities cannot be read", failure);
    }
  }

  /// All certificates of a PEM file.
  ///
  /// @throws UnusableCertificate when it cannot be read or has none
  public static Authorities pem(Path file) {
    return new Authorities(PemFile.read(file).certificates());
  }

  /// All certificates of a key store (PKCS#12 or JKS).
  ///
  /// @throws UnusableCertificate when it cannot be read or has none
  public static Authorities store(Path file, Password password) {
    return new Authorities(StoreFile.read(file, password).certificates());
  }
}
