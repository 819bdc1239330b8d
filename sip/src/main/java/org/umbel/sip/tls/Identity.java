package org.umbel.sip.tls;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Password;

/// Who we are: a private key and the certificates that vouch for it.
///
/// @param chain our own certificate first, then those of the authorities between it and the root
/// @param source the file it was read from, for people
public record Identity(List<X509Certificate> chain, PrivateKey key, String source) {

  /// @throws UnusableCertificate without a certificate, or when the key does not fit the first one
  public Identity {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) throw new UnusableCertificate("No certificate in " + source);
    KeyCheck.of(chain.getFirst(), key, source);
  }

  /// Reads PEM files.
  ///
  /// @param certificates our own certificate first, then those between it and the root
  /// @param key a file with a private key: PKCS#8, or PKCS#1 (RSA), or SEC 1 (EC); may be the same
  ///   file
  /// @param password of an encrypted PKCS#8 key
  /// @throws UnusableCertificate when a file cannot be read, the password is wrong or missing, or
  ///   the key does not fit
  public static Identity pem(Path certificates, Path key, Optional<Password> password) {
    var chain = PemFile.read(certificates).certificates();
    var source = certificates.equals(key) ? certificates.toString() : certificates + " with " + key;
    return new Identity(chain, PemFile.read(key).key(password), source);
  }

  /// Reads a key store: PKCS#12 (`.p12`, `.pfx`) or JKS; its first key, with its certificates.
  ///
  /// @throws UnusableCertificate when it cannot be read, the password is wrong, or it has no key
  public static Identity store(Path file, Password password) {
    return StoreFile.read(file, password).identity();
  }

  /// Our own certificate.
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /// When the first certificate of the chain runs out.
  public Instant expires() {
    return chain.stream()
        .map(one -> one.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /// The hosts and SIP domains the certificate is for, such as `sip.example.com` or
  /// `*.example.com`.
  public List<String> names() {
    return CertificateNames.of(certificate()).all();
  }

  /// The certificate and its file, never the key.
  @Override
  public String toString() {
    return CertificateWords.of(certificate()) + " in " + source;
  }
}
