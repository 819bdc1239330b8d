package org.umbel.mail;

/// How a connection to a mail server is protected. Where it is, the server's certificate must be
/// valid and name the host.
public enum Tls {
  /// Never.
  NONE,
  /// By STARTTLS when the server offers it.
  IF_AVAILABLE,
  /// By STARTTLS, and not at all without it.
  REQUIRED,
  /// From the first byte (ports 465 and 993).
  FROM_THE_START
}
