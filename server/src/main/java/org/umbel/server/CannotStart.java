package org.umbel.server;

/// The server cannot start as configured.
final class CannotStart extends ServerException {
  private static final long serialVersionUID = 1;

  CannotStart(String why) {
    super(why);
  }

  CannotStart(String why, Throwable cause) {
    super(why, cause);
  }
}
