package org.umbel.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Whose certificates are believed: those Java trusts, or those of a PEM file instead.
public final class Trust {
  private final Optional<SSLSocketFactory> factory;

  private Trust(Optional<SSLSocketFactory> factory) {
    this.factory = factory;
  }

  public static Trust ofJava() {
    return new Trust(Optional.empty());
  }

  /// @throws CertificatesUnreadable when there are none in the file
  public static Trust of(Path pem) {
    try (var bytes = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return new Trust(Optional.of(context.getSocketFactory()));
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new CertificatesUnreadable(pem, unreadable);
    }
  }

  Optional<SSLSocketFactory> factory() {
    return factory;
  }
}
