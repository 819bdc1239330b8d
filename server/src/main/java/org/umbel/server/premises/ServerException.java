package org.umbel.server.premises;

/// Something the server could not do as a whole. One subclass says what.
public abstract class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServerException(String message) {
    super(message);
  }

  ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
