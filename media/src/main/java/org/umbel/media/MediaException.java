package org.umbel.media;

/// Something media could not do; each subclass says what.
public abstract class MediaException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected MediaException(String message) {
    super(message);
  }

  protected MediaException(String message, Throwable cause) {
    super(message, cause);
  }
}
