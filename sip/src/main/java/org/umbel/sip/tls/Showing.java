package org.umbel.sip.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Chooses which of our certificates a peer is shown. An alias is the place of the identity in the
/// list.
final class Showing extends X509ExtendedKeyManager {

  private final List<Identity> identities;

  Showing(List<Identity> identities) {
    this.identities = identities;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    for (var identity : fitting(socket)) if (is(identity, keyType)) return alias(identity);
    return null;
  }

  /// Whatever authorities the server lists: one that refuses our certificate says more by that than
  /// we would by showing none.
  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    for (var identity : identities)
      if (Arrays.stream(keyTypes).anyMatch(type -> is(identity, type))) return alias(identity);
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return identity(alias).chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return identity(alias).key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return aliases(keyType);
  }

  /// Those for the host the client names; else the first, and those for the same names as it, which
  /// differ in the kind of key only.
  private List<Identity> fitting(@Nullable Socket socket) {
    for (var name : namedHosts(socket)) {
      var fitting = identities.stream().filter(one -> fits(one, name)).toList();
      if (!fitting.isEmpty()) return fitting;
    }
    if (identities.isEmpty()) return identities;
    var names = identities.getFirst().names();
    return identities.stream().filter(one -> one.names().equals(names)).toList();
  }

  private static boolean fits(Identity identity, String name) {
    return CertificateNames.of(identity.certificate()).fit(name);
  }

  private static List<String> namedHosts(@Nullable Socket socket) {
    if (!(socket instanceof SSLSocket tls)) return List.of();
    if (!(tls.getHandshakeSession() instanceof ExtendedSSLSession session)) return List.of();
    return session.getRequestedServerNames().stream()
        .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
        .map(Showing::text)
        .toList();
  }

  private static String text(SNIServerName name) {
    return name instanceof SNIHostName host
        ? host.getAsciiName()
        : new SNIHostName(name.getEncoded()).getAsciiName();
  }

  /// A type may say more than the kind of key, such as `EC_EC`.
  private static boolean is(Identity identity, String keyType) {
    var kind = identity.key().getAlgorithm();
    return keyType.equals(kind) || keyType.startsWith(kind + "_");
  }

  private String[] aliases(String keyType) {
    return identities.stream()
        .filter(one -> is(one, keyType))
        .map(this::alias)
        .toArray(String[]::new);
  }

  private String alias(Identity identity) {
    return Integer.toString(identities.indexOf(identity));
  }

  private Identity identity(String alias) {
    return identities.get(Integer.parseInt(alias));
  }
}
