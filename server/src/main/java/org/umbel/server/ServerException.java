package org.umbel.server;

/// Something the server could not do as a whole. One subclass says what.
abstract class ServerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ServerException(String message) {
    super(message);
  }

  ServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
