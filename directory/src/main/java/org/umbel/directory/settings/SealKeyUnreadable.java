package org.umbel.directory.settings;

import java.nio.file.Path;
import org.umbel.directory.DirectoryException;

/// The key that seals secrets in the directory cannot be read or made.
public final class SealKeyUnreadable extends DirectoryException {
  private static final long serialVersionUID = 1;

  SealKeyUnreadable(Path file, Exception cause) {
    super("Cannot read or make the key in " + file + " (" + cause.getMessage() + ")", cause);
  }
}
