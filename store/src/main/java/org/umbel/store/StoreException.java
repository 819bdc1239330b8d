package org.umbel.store;

/// Something could not be kept or read back. One subclass says what.
public abstract class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected StoreException(String message) {
    super(message);
  }

  protected StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
