package org.umbel.sip.tls;

/// Whether those who connect to us must show a certificate (mutual TLS).
public enum ClientCertificate {
  /// Not asked for.
  OFF,
  /// Asked for; a client without one is served, one with a wrong one is not.
  WANTED,
  /// Asked for; a client without one is not served.
  REQUIRED
}
