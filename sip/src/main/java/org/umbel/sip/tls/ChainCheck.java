package org.umbel.sip.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Decides whether a chain of certificates is to be believed, RFC 5280 §6, and says in words why
/// not. Revocation is not looked up: SIP peers are few and known, and a name server or directory
/// that does not answer must not stop calls.
final class ChainCheck {

  private static final int AUTHORITIES_NAMED = 5;

  private final Authorities authorities;
  private final Optional<X509TrustManager> jdk; // empty when no authority is believed
  private final InstantSource clock;

  ChainCheck(Authorities authorities, InstantSource clock) {
    this.authorities = authorities;
    this.clock = clock;
    this.jdk = trust(authorities.certificates());
  }

  private static Optional<X509TrustManager> trust(List<X509Certificate> certificates) {
    if (certificates.isEmpty()) return Optional.empty();
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++)
        store.setCertificateEntry(Integer.toString(i), certificates.get(i));
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst();
    } catch (GeneralSecurityException | IOException failure) {
      throw new UnusableCertificate("The authorities cannot be used", failure);
    }
  }

  X509Certificate[] issuers() {
    return authorities.certificates().toArray(X509Certificate[]::new);
  }

  /// @param strict whether the usage must be named, not only allowed
  /// @throws Distrusted when it is not to be believed
  void verify(X509Certificate[] chain, String keyExchange, Usage usage, boolean strict)
      throws Distrusted {
    var own = chain[0];
    verifyTime(own);
    if (strict ? !usage.named(own) : !usage.allowed(own))
      throw new Distrusted(words(own) + " lacks the extended key usage \"" + usage.words() + "\"");
    try {
      var believer = jdk.orElseThrow(() -> new Distrusted("no authority is believed here"));
      switch (usage) {
        case SERVER -> believer.checkServerTrusted(chain, keyExchange);
        case CLIENT -> believer.checkClientTrusted(chain, keyExchange);
      }
    } catch (Distrusted distrusted) {
      throw distrusted;
    } catch (CertificateException refusal) {
      throw explained(chain, refusal);
    }
  }

  private void verifyTime(X509Certificate certificate) throws Distrusted {
    var now = clock.instant();
    var from = certificate.getNotBefore().toInstant();
    var until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) throw new Distrusted(words(certificate) + " expired at " + day(until));
    if (now.isBefore(from))
      throw new Distrusted(
          words(certificate) + " is not valid before " + day(from) + ", and it is " + day(now));
  }

  private Distrusted explained(X509Certificate[] chain, CertificateException refusal) {
    var reason = reason(refusal);
    if (reason.equals(BasicReason.EXPIRED) || reason.equals(BasicReason.NOT_YET_VALID)) {
      try {
        for (var one : chain) verifyTime(one);
        for (var one : authorities.certificates()) verifyTime(one);
      } catch (Distrusted distrusted) {
        return distrusted;
      }
    }
    if (reason.equals(BasicReason.ALGORITHM_CONSTRAINED))
      return new Distrusted(
          words(chain[0]) + " is signed or keyed too weakly: " + refusal.getMessage());
    if (reason.equals(BasicReason.INVALID_SIGNATURE))
      return new Distrusted(words(chain[0]) + " has a signature that is wrong");
    return new Distrusted(
        words(chain[0])
            + " was issued by "
            + CertificateWords.issuer(chain[chain.length - 1])
            + ", which is no authority believed here; believed are "
            + believed());
  }

  private static CertPathValidatorException.Reason reason(Throwable refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause())
      if (cause instanceof CertPathValidatorException path) return path.getReason();
    return BasicReason.UNSPECIFIED;
  }

  private String believed() {
    var named =
        authorities.certificates().stream()
            .limit(AUTHORITIES_NAMED)
            .map(CertificateWords::of)
            .collect(Collectors.joining("; "));
    int more = authorities.certificates().size() - AUTHORITIES_NAMED;
    return more <= 0 ? named : named + " and " + more + " more";
  }

  private static String words(X509Certificate certificate) {
    return "the certificate " + CertificateWords.of(certificate);
  }

  private static String day(Instant when) {
    return CertificateWords.day(when);
  }
}
