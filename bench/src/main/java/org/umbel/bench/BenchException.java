package org.umbel.bench;

/// Something that could not be measured.
public abstract class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected BenchException(String message) {
    super(message);
  }

  protected BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
