package org.umbel.sip.tls;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// How an endpoint speaks TLS.
///
/// @param identities who we are. Of several, a client that names a host (SNI) is shown the first
///   that is for that host, every other client the very first; the very first is also shown to
///   servers that ask. None is enough for connecting to servers that do not ask.
/// @param authorities whose certificates are believed, of servers and of clients
/// @param versions at least one
/// @param cipherSuites by their standard names, the best first; empty for those of the JDK
/// @param clientCertificate whether those who connect to us must show who they are
/// @param clientUsage whether a client's certificate must carry the extended key usage "client
///   authentication" (RFC 5280 §4.2.1.12); if not, one without any extended key usage will do too
/// @param serverName whether a server's certificate must be for the name we connect to (RFC 5922
///   §7.3); if not, any certificate of a believed authority will do, so that each of its customers
///   can pose as the peer
public record TlsSettings(
    List<Identity> identities,
    Authorities authorities,
    Set<TlsVersion> versions,
    List<String> cipherSuites,
    ClientCertificate clientCertificate,
    boolean clientUsage,
    boolean serverName) {

  private static final Set<TlsVersion> SAFE = Set.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3);

  /// @throws IllegalArgumentException without a version, or with a cipher suite that the JDK does
  ///   not have
  public TlsSettings {
    if (versions.isEmpty()) throw new IllegalArgumentException("No version of TLS");
    for (var suite : cipherSuites)
      if (!knownCipherSuites().contains(suite))
        throw new IllegalArgumentException("No cipher suite " + suite);
    identities = List.copyOf(identities);
    versions = Set.copyOf(versions);
    cipherSuites = List.copyOf(cipherSuites);
  }

  /// TLS 1.2 and 1.3 with the JDK's cipher suites; clients are not asked who they are.
  public static TlsSettings of(Identity identity, Authorities authorities) {
    return new TlsSettings(
        List.of(identity), authorities, SAFE, List.of(), ClientCertificate.OFF, true, true);
  }

  /// Enough to connect to servers that do not ask who we are; not enough to listen.
  public static TlsSettings anonymous(Authorities authorities) {
    return new TlsSettings(
        List.of(), authorities, SAFE, List.of(), ClientCertificate.OFF, true, true);
  }

  /// The names that [#cipherSuites] may have on this JDK.
  public static Set<String> knownCipherSuites() {
    try {
      return Set.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("A JDK without TLS", impossible);
    }
  }

  public TlsSettings withIdentities(List<Identity> changed) {
    return new TlsSettings(
        changed, authorities, versions, cipherSuites, clientCertificate, clientUsage, serverName);
  }

  public TlsSettings withVersions(Set<TlsVersion> changed) {
    return new TlsSettings(
        identities, authorities, changed, cipherSuites, clientCertificate, clientUsage, serverName);
  }

  public TlsSettings withCipherSuites(List<String> changed) {
    return new TlsSettings(
        identities, authorities, versions, changed, clientCertificate, clientUsage, serverName);
  }

  public TlsSettings withClientCertificate(ClientCertificate changed) {
    return new TlsSettings(
        identities, authorities, versions, cipherSuites, changed, clientUsage, serverName);
  }

  public TlsSettings withClientUsage(boolean changed) {
    return new TlsSettings(
        identities, authorities, versions, cipherSuites, clientCertificate, changed, serverName);
  }

  public TlsSettings withServerName(boolean changed) {
    return new TlsSettings(
        identities, authorities, versions, cipherSuites, clientCertificate, clientUsage, changed);
  }
}
