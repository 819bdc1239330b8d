package org.umbel.telephony.line;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.umbel.telephony.line.Objection.Rule;

/// The calls that go on at a line, and how many were refused; lets them end before the line does.
/// Safe for all threads.
public final class LineCalls {
  private final Set<Entry> entries = new HashSet<>(); // guarded by this
  private boolean draining; // guarded by this
  private final Map<Refusal, LongAdder> refusals = new ConcurrentHashMap<>();

  /// Who began a call.
  public enum Direction {
    IN,
    OUT
  }

  /// Calls that were not taken or made here.
  public record Refusal(Direction direction, Rule rule) {}

  /// A call from its beginning to its end. Closing it twice does no harm.
  public final class Entry implements AutoCloseable {
    private final Direction direction;
    private Runnable hangUp = () -> {}; // guarded by the outer object

    private Entry(Direction direction) {
      this.direction = direction;
    }

    /// Says how the call can be ended by force.
    public void endsBy(Runnable means) {
      synchronized (LineCalls.this) {
        hangUp = means;
      }
    }

    @Override
    public void close() {
      synchronized (LineCalls.this) {
        entries.remove(this);
        LineCalls.this.notifyAll();
      }
    }
  }

  public synchronized Entry begin(Direction direction) {
    var entry = new Entry(direction);
    entries.add(entry);
    return entry;
  }

  /// How many calls go on.
  public synchronized int count() {
    return entries.size();
  }

  /// How many calls go on that began so.
  public synchronized int count(Direction direction) {
    return (int) entries.stream().filter(entry -> entry.direction == direction).count();
  }

  /// Counts a call that was not taken or made.
  public void refused(Direction direction, Rule rule) {
    refusals.computeIfAbsent(new Refusal(direction, rule), _ -> new LongAdder()).increment();
  }

  /// How many calls were refused by each rule since the line began; none that is zero.
  public Map<Refusal, Long> refusals() {
    var counts =
        new TreeMap<Refusal, Long>(
            Comparator.comparing(Refusal::direction).thenComparing(Refusal::rule));
    refusals.forEach((refusal, count) -> counts.put(refusal, count.sum()));
    return counts;
  }

  /// Whether the line ends and takes no new calls.
  public synchronized boolean draining() {
    return draining;
  }

  /// Which limit the call that has just begun passes, in words; empty when none.
  synchronized Optional<String> beyond(Direction direction, LineLimits limits) {
    var most = direction == Direction.IN ? limits.in() : limits.out();
    if (count(direction) > most) {
      var way = direction == Direction.IN ? "have come in" : "go out";
      return Optional.of(most + " calls " + way + " already");
    }
    return count() > limits.both()
        ? Optional.of(limits.both() + " calls go on already")
        : Optional.empty();
  }

  /// Takes no new calls from now on.
  synchronized void beginDraining() {
    draining = true;
  }

  /// Waits for the calls to end, and ends by force those that have not in time.
  void awaitEnd(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    synchronized (this) {
      while (!entries.isEmpty() && deadline - System.nanoTime() > 0) {
        wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      }
    }
    remaining().forEach(Runnable::run);
  }

  private synchronized Set<Runnable> remaining() {
    var means = new HashSet<Runnable>();
    entries.forEach(entry -> means.add(entry.hangUp));
    return means;
  }
}
