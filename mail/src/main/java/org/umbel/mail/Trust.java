package org.umbel.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: those Java trusts, or those of a PEM file instead.
public final class Trust {
  private final SSLContext context;

  private Trust(SSLContext context) {
    this.context = context;
  }

  public static Trust ofJava() {
    try {
      return new Trust(context(null));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no TLS", impossible);
    }
  }

  /// @throws CertificatesUnreadable when there are none in the file
  public static Trust of(Path pem) {
    try (var bytes = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      return new Trust(context(store));
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new CertificatesUnreadable(pem, unreadable);
    }
  }

  private static SSLContext context(@Nullable KeyStore store) throws GeneralSecurityException {
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, TellingTrust.around(trusted.getTrustManagers()), null);
    return context;
  }

  /// For other protocols by TLS.
  public SSLContext context() {
    return context;
  }

  SSLSocketFactory factory() {
    return context.getSocketFactory();
  }
}
