package org.umbel.flows;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.umbel.domain.call.Call;
import org.umbel.domain.contact.Search;
import org.umbel.domain.preview.Round.Outcome.Accepted;

/// Looks for a worker on a thread of its own while the customer hears music on the call's. Belongs
/// to the call's thread. Closing it cancels what is offered, and lets a worker go who has accepted
/// and was not asked for.
final class Seeker implements AutoCloseable {
  /// How long a caller hears music before being told again that all are busy.
  static final Duration UNTIL_TOLD = Duration.ofSeconds(25);

  /// How soon a caller is brought to who has accepted, or noticed to have gone.
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Call call;
  private final Search search;
  private Optional<FutureTask<Optional<Accepted>>> running = Optional.empty();

  Seeker(Call call, Search search) {
    this.call = call;
    this.search = search;
  }

  /// Begins, or goes on.
  void begin() {
    var task = new FutureTask<>(search::next);
    running = Optional.of(task);
    Thread.ofVirtual()
        .name("seeker " + call.id())
        .start(() -> {
          task.run();
          call.stopPlaying();
        });
  }

  /// Waits in the call's music until it is done.
  ///
  /// @return false when it is not within the time
  boolean doneWithin(Duration time) {
    for (var waited = Duration.ZERO; waited.compareTo(time) < 0; waited = waited.plus(LOOK)) {
      if (isDone()) {
        return true;
      }
      call.key(LOOK);
    }
    return isDone();
  }

  private boolean isDone() {
    return running.map(FutureTask::isDone).orElse(true);
  }

  /// Who has accepted; whoever asks has to close the lease. Waits until it is done.
  Optional<Accepted> found() {
    var task = running;
    running = Optional.empty();
    return task.flatMap(Seeker::result);
  }

  private static Optional<Accepted> result(FutureTask<Optional<Accepted>> task) {
    try {
      return task.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The search for a worker failed", failure.getCause());
    }
  }

  @Override
  public void close() {
    search.cancel();
    found().ifPresent(unwanted -> unwanted.lease().close());
  }
}
