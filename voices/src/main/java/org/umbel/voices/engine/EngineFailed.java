package org.umbel.voices.engine;

import org.umbel.voices.VoicesException;

/// An engine did not speak.
public final class EngineFailed extends VoicesException {
  private static final long serialVersionUID = 1;

  EngineFailed(String engine, String why) {
    super(engine + " " + why);
  }

  EngineFailed(String engine, String why, Exception cause) {
    super(engine + " " + why + ": " + cause.getMessage(), cause);
  }
}
