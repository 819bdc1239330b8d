package org.umbel.voices;

import java.util.Objects;

/// Something could not be spoken.
public abstract class VoicesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected VoicesException(String message) {
    super(message);
  }

  protected VoicesException(String message, Throwable cause) {
    super(message, cause);
  }

  /// What could not be done and why.
  public final String words() {
    return Objects.requireNonNullElse(getMessage(), "");
  }
}
