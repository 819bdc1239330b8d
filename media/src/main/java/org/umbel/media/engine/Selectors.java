package org.umbel.media.engine;

import java.io.IOException;
import java.nio.channels.Selector;

/// Closing selectors, which cannot fail in a way that matters.
final class Selectors {
  private Selectors() {}

  static void close(Selector selector) {
    try {
      selector.close();
    } catch (IOException _) {
      // the process ends or the engine does; the system takes it back
    }
  }
}
