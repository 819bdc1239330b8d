package org.umbel.domain;

/// Something the domain was asked for could not be done. One subclass says what.
public abstract class DomainException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected DomainException(String message) {
    super(message);
  }

  protected DomainException(String message, Throwable cause) {
    super(message, cause);
  }
}
