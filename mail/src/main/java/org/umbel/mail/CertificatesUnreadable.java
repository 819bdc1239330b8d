package org.umbel.mail;

import java.nio.file.Path;

/// The certificates to be trusted cannot be read.
public final class CertificatesUnreadable extends MailException {
  private static final long serialVersionUID = 1;

  CertificatesUnreadable(Path file, Exception cause) {
    super("Cannot read certificates from " + file + ": " + cause.getMessage(), cause);
  }
}
