package org.umbel.testkit;

/// The test bed itself could not do something; each subclass says what.
public abstract class TestkitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  protected TestkitException(String message) {
    super(message);
  }

  protected TestkitException(String message, Throwable cause) {
    super(message, cause);
  }
}
