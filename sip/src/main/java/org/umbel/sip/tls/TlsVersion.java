package org.umbel.sip.tls;

/// A version of TLS that is still safe.
public enum TlsVersion {
  TLS_1_2("TLSv1.2"),
  TLS_1_3("TLSv1.3");

  private final String protocol;

  TlsVersion(String protocol) {
    this.protocol = protocol;
  }

  /// As the JDK names it, such as `TLSv1.3`.
  public String protocol() {
    return protocol;
  }
}
