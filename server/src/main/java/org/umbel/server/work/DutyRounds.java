package org.umbel.server.work;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.agent.duty.Duties;

/// Lets the times of agent states pass.
final class DutyRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DutyRounds.class);
  private static final Duration EVERY = Duration.ofMillis(200);

  private final Duties duties;
  private final Thread thread;

  private DutyRounds(Duties duties) {
    this.duties = duties;
    this.thread = Thread.ofVirtual().name("duties").unstarted(this::run);
  }

  static DutyRounds start(Duties duties) {
    var rounds = new DutyRounds(duties);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        tick();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the end of the server
    }
  }

  /// One worker's trouble must not stop the time of the others for good.
  private void tick() {
    try {
      duties.tick();
    } catch (RuntimeException fault) {
      LOG.error("duties.fault", fault);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
