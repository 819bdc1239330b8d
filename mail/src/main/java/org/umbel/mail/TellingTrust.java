package org.umbel.mail;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Believes what another one believes, and tells which certificate it was when that refuses one:
/// why alone is not enough to find it.
final class TellingTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;

  private TellingTrust(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  static TrustManager[] around(TrustManager[] judges) {
    return Arrays.stream(judges)
        .map(judge ->
            judge instanceof X509ExtendedTrustManager extended ? new TellingTrust(extended) : judge)
        .toArray(TrustManager[]::new);
  }

  @FunctionalInterface
  private interface Judgement {
    void pass() throws CertificateException;
  }

  private static void told(X509Certificate[] chain, Judgement judgement)
      throws CertificateException {
    try {
      judgement.pass();
    } catch (CertificateException refused) {
      throw new CertificateException(words(chain) + ": " + Words.said(refused), refused);
    }
  }

  private static String words(X509Certificate[] chain) {
    if (chain.length == 0) {
      return "no certificate";
    }
    return "the certificate of "
        + chain[0].getSubjectX500Principal().getName()
        + ", issued by "
        + chain[0].getIssuerX500Principal().getName()
        + ", valid until "
        + chain[0].getNotAfter().toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    told(chain, () -> judge.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    told(chain, () -> judge.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    told(chain, () -> judge.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
