package org.umbel.mail;

/// Where a mail server listens.
///
/// @param port 1 to 65535; usual are 25 and 587 for SMTP, 465 with TLS from the start, 143 for
///   IMAP, 993 with TLS from the start
public record MailServer(String host, int port, Tls tls) {

  public MailServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("Not a mail server: \"" + host + ":" + port + "\"");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
