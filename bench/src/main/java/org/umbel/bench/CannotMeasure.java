package org.umbel.bench;

/// A figure could not be taken: a process did not start, or the system does not tell.
public final class CannotMeasure extends BenchException {
  private static final long serialVersionUID = 1L;

  public CannotMeasure(String message) {
    super(message);
  }

  public CannotMeasure(String message, Throwable cause) {
    super(message, cause);
  }
}
