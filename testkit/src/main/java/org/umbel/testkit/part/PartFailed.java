package org.umbel.testkit.part;

import org.umbel.testkit.TestkitException;

/// A program of the test bed could not be started or did not do what it was told.
public final class PartFailed extends TestkitException {
  private static final long serialVersionUID = 1;

  public PartFailed(String message) {
    super(message);
  }

  public PartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
