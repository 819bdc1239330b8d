package org.umbel.sip.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.security.auth.x500.X500Principal;

/// How a certificate is spoken of.
final class CertificateWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private CertificateWords() {}

  /// Its subject, such as `CN=sip.example.com`; of one without a subject its first name.
  static String of(X509Certificate certificate) {
    var subject = name(certificate.getSubjectX500Principal());
    if (!subject.isEmpty()) return subject;
    return CertificateNames.of(certificate).all().stream().findFirst().orElse("without a name");
  }

  static String issuer(X509Certificate certificate) {
    return name(certificate.getIssuerX500Principal());
  }

  static String day(Instant when) {
    return DAY.format(when);
  }

  private static String name(X500Principal principal) {
    return Printable.of(principal.getName());
  }
}
