package org.umbel.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.umbel.sip.auth.Password;
import org.umbel.sip.tls.Authorities;
import org.umbel.sip.tls.ClientCertificate;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.tls.TlsVersion;
import org.umbel.sip.tls.UnusableCertificate;

/// The section `tls` of a line.
final class TlsSection {
  private static final Setting<Optional<Path>> CERTIFICATE =
      Setting.optional(
          "certificate",
          Formats.path(),
          "none; needed to listen by tls or wss",
          "The line's own certificate with those between it and the root: a PEM file, or a key"
              + " store (.p12, .pfx, .jks) that holds the key, too. Read again at each reload.",
          "LN-2");
  private static final Setting<Optional<Path>> KEY =
      Setting.optional(
          "key",
          Formats.path(),
          "in the certificate's file",
          "The private key, a PEM file.",
          "LN-2");
  private static final Setting<Optional<Secret>> PASSWORD =
      Setting.optional(
          "password", new SecretFormat(), "none", "The password of the key or key store.", "LN-2");
  private static final Setting<Optional<Path>> AUTHORITIES =
      Setting.optional(
          "authorities",
          Formats.path(),
          "those Java trusts",
          "Whose certificates are believed, of servers and clients: a PEM file, or a key store.",
          "LN-2");
  private static final Setting<Optional<Secret>> AUTHORITIES_PASSWORD =
      Setting.optional(
          "authorities-password",
          new SecretFormat(),
          "none",
          "The password of the authorities' key store.",
          "LN-2");
  private static final Setting<ClientCertificate> MUTUAL =
      Setting.of(
          "mutual",
          Formats.choice(ClientCertificate.values()),
          ClientCertificate.OFF,
          "Whether those who connect must show a certificate, too (mutual TLS): not asked for,"
              + " asked for, or served only with one.",
          "LN-2",
          "SC-1");
  private static final Setting<Boolean> CLIENT_USAGE =
      Setting.of(
          "client-usage",
          Formats.yesNo(),
          true,
          "Whether a client's certificate must be made for that (extended key usage \"client"
              + " authentication\").",
          "LN-2");
  private static final Setting<Boolean> SERVER_NAME =
      Setting.of(
          "server-name",
          Formats.yesNo(),
          true,
          "Whether the certificate of a server that Umbel connects to must name it. Without that"
              + " every customer of a believed authority can pose as the server.",
          "LN-2");
  private static final Setting<List<TlsVersion>> VERSIONS =
      Setting.of(
          "versions",
          Formats.someOf(
              Formats.choice(
                  TlsVersion.values(),
                  version -> version.protocol().toLowerCase(Locale.ROOT).replace("tlsv", ""))),
          List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3),
          "Which versions of TLS are spoken.",
          "LN-2");
  private static final Setting<List<String>> CIPHERS =
      Setting.of(
          "ciphers",
          Formats.list(
              Formats.scalar(
                  "the standard name of a cipher suite that this Java has, such as"
                      + " TLS_AES_256_GCM_SHA384",
                  text ->
                      TlsSettings.knownCipherSuites().contains(text)
                          ? Optional.of(text)
                          : Optional.empty(),
                  text -> text)),
          List.of(),
          "Which cipher suites are spoken, the best first; empty: those Java takes for safe.",
          "LN-2");

  static final Section<Files> SECTION =
      new Section<>(
          "Certificates and authorities of a line that speaks TLS.",
          List.of(
              CERTIFICATE,
              KEY,
              PASSWORD,
              AUTHORITIES,
              AUTHORITIES_PASSWORD,
              MUTUAL,
              CLIENT_USAGE,
              SERVER_NAME,
              VERSIONS,
              CIPHERS),
          values ->
              new Files(
                  values.of(CERTIFICATE),
                  values.of(KEY),
                  values.of(PASSWORD).map(secret -> Password.of(secret.text())),
                  values.of(AUTHORITIES),
                  values.of(AUTHORITIES_PASSWORD).map(secret -> Password.of(secret.text())),
                  values.of(MUTUAL),
                  values.of(CLIENT_USAGE),
                  values.of(SERVER_NAME),
                  values.of(VERSIONS),
                  values.of(CIPHERS)),
          TlsSection::check);

  private TlsSection() {}

  /// The section with its files unread.
  record Files(
      Optional<Path> certificate,
      Optional<Path> key,
      Optional<Password> password,
      Optional<Path> authorities,
      Optional<Password> authoritiesPassword,
      ClientCertificate mutual,
      boolean clientUsage,
      boolean serverName,
      List<TlsVersion> versions,
      List<String> ciphers) {

    /// Reads the files.
    ///
    /// @throws UnusableCertificate when one cannot be used
    TlsSettings read() {
      return new TlsSettings(
          identity().stream().toList(),
          believed(),
          Set.copyOf(versions),
          ciphers,
          mutual,
          clientUsage,
          serverName);
    }

    private Optional<Identity> identity() {
      return certificate.map(file ->
          isStore(file)
              ? Identity.store(file, password.orElseGet(() -> Password.of("")))
              : Identity.pem(file, key.orElse(file), password));
    }

    private Authorities believed() {
      return authorities
          .map(file ->
              isStore(file)
                  ? Authorities.store(file, authoritiesPassword.orElseGet(() -> Password.of("")))
                  : Authorities.pem(file))
          .orElseGet(Authorities::wellKnown);
    }

    private static boolean isStore(Path file) {
      return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx|jks)");
    }
  }

  private static void check(Files files, Section.Report report) {
    try {
      files.identity();
    } catch (UnusableCertificate unusable) {
      report.wrong(
          CERTIFICATE, String.valueOf(unusable.getMessage()), "a certificate with its key");
    }
    try {
      files.believed();
    } catch (UnusableCertificate unusable) {
      report.wrong(AUTHORITIES, String.valueOf(unusable.getMessage()), "a file of certificates");
    }
    if (files.key().isPresent() && files.certificate().isEmpty()) {
      report.wrong(CERTIFICATE, "nothing", "the certificate that belongs to the key");
    }
  }
}
