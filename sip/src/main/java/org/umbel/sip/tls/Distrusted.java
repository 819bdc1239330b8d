package org.umbel.sip.tls;

import java.security.cert.CertificateException;

/// A peer's certificate is not believed; the message says which and why, for people.
final class Distrusted extends CertificateException {
  private static final long serialVersionUID = 1;

  Distrusted(String message) {
    super(message);
  }
}
