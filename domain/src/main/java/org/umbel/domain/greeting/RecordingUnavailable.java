package org.umbel.domain.greeting;

import org.umbel.domain.DomainException;

/// A greeting or name cannot be read, kept or deleted now. What callers hear is as it was.
public final class RecordingUnavailable extends DomainException {
  private static final long serialVersionUID = 1;

  /// @param what could not be done, such as `keep a draft`
  public RecordingUnavailable(String what, Object where, Throwable cause) {
    super("Cannot " + what + " in " + where + ": " + cause.getMessage(), cause);
  }
}
