package org.umbel.directory.connect;

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

/// Which authorities are believed when they vouch for a host of the directory.
public final class Trust {
  private final SSLSocketFactory sockets;

  private Trust(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  /// @param authorities a PEM file of those to believe; empty for those Java trusts
  /// @throws AuthoritiesUnreadable when the file holds none
  public static Trust of(Optional<Path> authorities) {
    return authorities
        .map(Trust::read)
        .orElseGet(() -> new Trust((SSLSocketFactory) SSLSocketFactory.getDefault()));
  }

  private static Trust read(Path pem) {
    try (var bytes = Files.newInputStream(pem)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      if (store.size() == 0) {
        throw new IOException("there is none in it");
      }
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trusted.getTrustManagers(), null);
      return new Trust(context.getSocketFactory());
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new AuthoritiesUnreadable(pem, unreadable);
    }
  }

  SSLSocketFactory sockets() {
    return sockets;
  }
}
