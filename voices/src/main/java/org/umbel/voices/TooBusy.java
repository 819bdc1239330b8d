package org.umbel.voices;

/// More is to be spoken than can be.
public final class TooBusy extends VoicesException {
  private static final long serialVersionUID = 1;

  TooBusy(int sentences) {
    super("too much is to be read at once: " + sentences + " sentences wait");
  }
}
