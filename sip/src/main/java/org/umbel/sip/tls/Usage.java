package org.umbel.sip.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an extended key usage allows a certificate for, RFC 5280 §4.2.1.12.
enum Usage {
  SERVER("1.3.6.1.5.5.7.3.1", "server authentication"),
  CLIENT("1.3.6.1.5.5.7.3.2", "client authentication");

  private static final String ANY = "2.5.29.37.0";

  private final String oid;
  private final String words;

  Usage(String oid, String words) {
    this.oid = oid;
    this.words = words;
  }

  /// Whether the certificate names this usage.
  boolean named(X509Certificate certificate) {
    var usages = usages(certificate);
    return usages.contains(oid) || usages.contains(ANY);
  }

  /// Whether the certificate names this usage or restricts itself to none.
  boolean allowed(X509Certificate certificate) {
    return usages(certificate).isEmpty() || named(certificate);
  }

  /// For people.
  String words() {
    return words;
  }

  private static List<String> usages(X509Certificate certificate) {
    try {
      @Nullable List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null ? List.of() : usages;
    } catch (CertificateParsingException _) {
      return List.of("unreadable");
    }
  }
}
