package org.umbel.web.engine;

import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.engine.EngineAnswer;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.engine.EngineRequest;

/// Waits for what becomes of an offer, in pieces: whoever waits can do something in between.
final class LongWait {
  private final EngineDesk desk;
  private final EngineRequest request;
  private final Thread asking;
  private volatile Optional<EngineAnswer> answer = Optional.empty();

  private LongWait(EngineDesk desk, EngineRequest request) {
    this.desk = desk;
    this.request = request;
    this.asking =
        Thread.ofVirtual().name("engine " + request.interaction().id()).unstarted(this::ask);
  }

  static LongWait begin(EngineDesk desk, EngineRequest request) {
    var wait = new LongWait(desk, request);
    wait.asking.start();
    return wait;
  }

  private void ask() {
    try {
      answer = Optional.of(desk.offer(request));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return empty when it is not known within the patience
  Optional<EngineAnswer> within(Duration patience) throws InterruptedException {
    return asking.join(patience)
        ? Optional.of(
            answer.orElseThrow(() -> new IllegalStateException("An offer ended with no answer")))
        : Optional.empty();
  }

  /// Nobody waits any more: the offer is taken back.
  void giveUp() {
    desk.cancel(request.interaction().id());
  }
}
