package org.umbel.telephony.phone;

import java.nio.file.Path;

/// What was heard in a call could not be written to its file.
public final class CannotKeep extends PhoneException {
  private static final long serialVersionUID = 1;

  CannotKeep(Path file, Throwable cause) {
    super("cannot write what was heard to " + file, cause);
  }
}
