package org.umbel.voices;

/// Making a sound ended by a fault of our own.
public final class WorkEnded extends VoicesException {
  private static final long serialVersionUID = 1;

  WorkEnded(Throwable fault) {
    super("a sentence could not be made: " + fault, fault);
  }
}
