package org.umbel.domain.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Lease;

/// One interaction offered to some agents at once; the first who accepts gets it. Whoever has begun
/// the round waits for its outcome and closes it; that thread also ends it when its time is over.
public final class Round implements AutoCloseable {
  private final InstantSource clock;
  private final Instant until;
  private final OfferBook book;
  private final Map<OfferId, Open> open = new LinkedHashMap<>(); // guarded by this
  private final Map<AgentId, OfferEnd> ends = new LinkedHashMap<>(); // guarded by this
  private Optional<Outcome> outcome = Optional.empty(); // guarded by this
  private int telling; // how many tell of ends just now; guarded by this
  private final CountDownLatch told = new CountDownLatch(1);

  /// An offer nobody has answered yet, and the lease on its agent.
  record Open(Offer offer, Lease lease) {}

  /// What became of a round.
  public sealed interface Outcome {

    /// @param lease keeps the agent until the interaction has arrived; whoever waited for the
    ///   outcome closes it, or lets its time run out
    /// @param ends of all who were offered it
    record Accepted(Offer offer, Where where, Lease lease, Map<AgentId, OfferEnd> ends)
        implements Outcome {}

    /// @param ends of all who were offered it; empty when nobody was free
    record NotAccepted(Map<AgentId, OfferEnd> ends) implements Outcome {}
  }

  Round(InstantSource clock, Instant until, OfferBook book, List<Open> offers) {
    this.clock = clock;
    this.until = until;
    this.book = book;
    offers.forEach(one -> open.put(one.offer().id(), one));
    settle();
  }

  /// Everybody has been told of the offers: from now on they may end.
  void begin() {
    told.countDown();
  }

  /// Waits until somebody has accepted, all have refused, the time is over or the round is closed;
  /// and until everybody has been told of that.
  public Outcome await() throws InterruptedException {
    while (!settledBy(until)) {
      endAll(OfferEnd.TIMEOUT);
    }
    return outcome().orElseThrow();
  }

  private synchronized boolean settledBy(Instant end) throws InterruptedException {
    while (outcome.isEmpty()) {
      var left = Duration.between(clock.instant(), end);
      if (!left.isPositive()) {
        return false;
      }
      wait(left.toMillis() + 1);
    }
    while (telling > 0) {
      wait();
    }
    return true;
  }

  private synchronized Optional<Outcome> outcome() {
    return outcome;
  }

  /// Ends what is still open: the customer has given up.
  public void cancel() {
    endAll(OfferEnd.CANCEL);
  }

  /// The offers could not be shown.
  void fail() {
    endAll(OfferEnd.ERROR);
  }

  @Override
  public void close() {
    cancel();
  }

  /// @return false when it was too late
  boolean accept(OfferId id, Where where) {
    awaitBegin();
    var closed = new ArrayList<Ended>();
    synchronized (this) {
      var one = open.get(id);
      if (one == null || !clock.instant().isBefore(until) || !one.lease().held()) {
        return false;
      }
      closed.add(ended(one, OfferEnd.ACCEPTED));
      List.copyOf(open.values()).forEach(other -> closed.add(ended(other, OfferEnd.TAKEN)));
      outcome =
          Optional.of(new Outcome.Accepted(one.offer(), where, one.lease(), Map.copyOf(ends)));
      notifyAll();
      telling++;
    }
    tell(closed);
    return true;
  }

  /// @return false when it was too late
  boolean end(OfferId id, OfferEnd how) {
    awaitBegin();
    var closed = new ArrayList<Ended>();
    synchronized (this) {
      var one = open.get(id);
      if (one == null) {
        return false;
      }
      closed.add(ended(one, how));
      settle();
      telling++;
    }
    tell(closed);
    return true;
  }

  private void endAll(OfferEnd how) {
    var closed = new ArrayList<Ended>();
    synchronized (this) {
      List.copyOf(open.values()).forEach(one -> closed.add(ended(one, how)));
      settle();
      telling++;
    }
    tell(closed);
  }

  /// An answer may come while others are still being told of the offers.
  private void awaitBegin() {
    var interrupted = false;
    while (told.getCount() > 0) {
      try {
        told.await();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private record Ended(Open one, OfferEnd how) {}

  private synchronized Ended ended(Open one, OfferEnd how) {
    open.remove(one.offer().id());
    ends.put(one.offer().agent(), how);
    return new Ended(one, how);
  }

  private synchronized void settle() {
    if (open.isEmpty() && outcome.isEmpty()) {
      outcome = Optional.of(new Outcome.NotAccepted(Map.copyOf(ends)));
      notifyAll();
    }
  }

  private void tell(List<Ended> closed) {
    try {
      for (var end : closed) {
        if (end.how() != OfferEnd.ACCEPTED) {
          end.one().lease().close();
        }
        book.ended(end.one().offer(), end.how());
      }
    } finally {
      toldAll();
    }
  }

  private synchronized void toldAll() {
    telling--;
    notifyAll();
  }
}
