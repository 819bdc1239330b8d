package org.umbel.mail;

import java.nio.file.Path;

/// The key that seals mails cannot be read or made.
public final class SealKeyUnreadable extends MailException {
  private static final long serialVersionUID = 1;

  SealKeyUnreadable(Path file, Exception cause) {
    super(
        "Cannot read or make the key in "
            + file
            + " ("
            + cause.getMessage()
            + "); restore it, or remove it for a new one",
        cause);
  }
}
