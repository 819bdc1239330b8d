package org.umbel.bench.process;

import java.time.Duration;
import org.umbel.bench.CannotMeasure;

/// SIP servers keep what is over for 32 s (RFC 3261, timers J and L), for repetitions; memory
/// counts when that is forgotten.
public final class Forgetting {
  private static final Duration TIME = Duration.ofSeconds(36);

  private Forgetting() {}

  /// Waits until servers have forgotten what is over now.
  public static void await() {
    try {
      Thread.sleep(TIME);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }
}
