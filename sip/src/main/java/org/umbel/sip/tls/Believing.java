package org.umbel.sip.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/// Believes peers, or refuses them in words, while a handshake goes on.
///
/// A server's certificate must be for the host its socket was made with, which is the domain that
/// was looked up, RFC 5922 §7.3.
final class Believing extends X509ExtendedTrustManager {

  private final TlsSettings settings;
  private final ChainCheck check;

  Believing(TlsSettings settings, InstantSource clock) {
    this.settings = settings;
    this.check = new ChainCheck(settings.authorities(), clock);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    check.verify(chain, keyExchange, Usage.CLIENT, settings.clientUsage());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    check.verify(chain, keyExchange, Usage.SERVER, false);
    if (!settings.serverName()) return;
    if (!(socket instanceof SSLSocket tls)) throw new CertificateException("not by a TLS socket");
    var wanted = tls.getHandshakeSession().getPeerHost();
    var names = CertificateNames.of(chain[0]);
    if (!names.fit(wanted))
      throw new Distrusted(
          "the certificate "
              + CertificateWords.of(chain[0])
              + " is for "
              + (names.all().isEmpty() ? "no host" : String.join(", ", names.all()))
              + ", not for "
              + wanted);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return check.issuers();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw new CertificateException("Only sockets are served");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw new CertificateException("Only sockets are served");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("Only sockets are served");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("Only sockets are served");
  }
}
