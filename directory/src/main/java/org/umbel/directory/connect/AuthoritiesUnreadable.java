package org.umbel.directory.connect;

import java.nio.file.Path;
import org.umbel.directory.DirectoryException;

/// The certificates of the authorities to be trusted cannot be read.
public final class AuthoritiesUnreadable extends DirectoryException {
  private static final long serialVersionUID = 1;

  AuthoritiesUnreadable(Path file, Exception cause) {
    super("Cannot read certificates from " + file + ": " + cause.getMessage(), cause);
  }
}
