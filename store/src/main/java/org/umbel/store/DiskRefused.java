package org.umbel.store;

import java.io.IOException;
import java.nio.file.Path;

/// The disk did not do what was asked: full, read-only, broken, or not allowed to us.
public final class DiskRefused extends StoreException {
  private static final long serialVersionUID = 1;

  /// @param what could not be done, such as "write the PIN of 4000"
  public DiskRefused(String what, Path where, IOException cause) {
    super("Cannot " + what + " in " + where + ": " + words(cause), cause);
  }

  /// What an administrator wants to read of an I/O failure; never empty.
  public static String words(IOException cause) {
    var message = cause.getMessage();
    var kind = cause.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : kind + ": " + message;
  }
}
