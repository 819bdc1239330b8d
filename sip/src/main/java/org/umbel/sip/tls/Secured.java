package org.umbel.sip.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// How a connection is protected.
///
/// @param version such as `TLSv1.3`
/// @param cipherSuite by its standard name
/// @param certificate the subject of the peer's certificate, which was verified; empty when it
///   showed none
/// @param names whom that certificate is for
public record Secured(
    String version, String cipherSuite, Optional<String> certificate, List<String> names) {

  public Secured {
    names = List.copyOf(names);
  }

  static Secured of(SSLSession session) {
    var certificate = certificate(session);
    return new Secured(
        session.getProtocol(),
        session.getCipherSuite(),
        certificate.map(CertificateWords::of),
        certificate.map(one -> CertificateNames.of(one).all()).orElse(List.of()));
  }

  private static Optional<X509Certificate> certificate(SSLSession session) {
    try {
      return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  /// Whether the peer has shown that it is that domain.
  public boolean proves(String domain) {
    return new CertificateNames(List.of(), names, names).fit(domain);
  }
}
