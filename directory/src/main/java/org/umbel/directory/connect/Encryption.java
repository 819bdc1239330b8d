package org.umbel.directory.connect;

/// How a connection to the directory is protected. Where it is, the certificate of the host must be
/// vouched for by a trusted authority and name the host as it is configured.
public enum Encryption {
  /// Never: passwords pass in the clear.
  NONE,
  /// By StartTLS (RFC 4511 §4.14), and not at all without it.
  STARTTLS,
  /// From the first byte (LDAPS, usually port 636).
  FROM_THE_START
}
