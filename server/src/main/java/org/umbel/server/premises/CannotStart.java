package org.umbel.server.premises;

/// The server cannot start as configured.
public final class CannotStart extends ServerException {
  private static final long serialVersionUID = 1;

  public CannotStart(String why) {
    super(why);
  }

  public CannotStart(String why, Throwable cause) {
    super(why, cause);
  }
}
