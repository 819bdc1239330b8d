package org.umbel.telephony.line;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.locate.NameService;
import org.umbel.sip.message.Method;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.CannotListen;

/// All lines of a server. They start, change and end one by one, so that nothing that happens to
/// one disturbs the calls of another. Safe for all threads.
public final class Lines implements AutoCloseable {
  private final LineHandler handler;
  private final Set<Method> methods;
  private final Function<String, SipListener> listeners;
  private final Duration patience;
  private final Journal journal;
  private final InstantSource clock;
  private final NameService names;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Map<String, Line> lines = Map.of(); // replaced whole, in configured order

  /// @param methods that are served here
  /// @param listeners who is told what happens at the line of a name
  /// @param patience how long the calls of a line that ends may go on
  /// @param names where host names are looked up
  /// @param journal told when a proxy or a registration of a line is lost and found
  public Lines(
      LineHandler handler,
      Set<Method> methods,
      Function<String, SipListener> listeners,
      Duration patience,
      Journal journal,
      InstantSource clock,
      NameService names) {
    this.names = names;
    this.journal = journal;
    this.clock = clock;
    this.handler = handler;
    this.methods = methods;
    this.listeners = listeners;
    this.patience = patience;
  }

  /// Makes the lines be these and no others. A line that stays as it is goes on untouched; what can
  /// change while a line works is changed; otherwise that line alone ends, its calls being given
  /// time, and begins anew. Waits for that.
  ///
  /// When a new line cannot begin, those it was to replace are as before, and none was changed.
  ///
  /// @throws CannotListen when a port cannot be opened
  /// @throws InterruptedException while waiting for calls to end; lines are half changed then
  public LineChanges apply(List<LineSettings> wanted) throws InterruptedException {
    changing.lock();
    try {
      return new Step(lines, wanted).run();
    } finally {
      changing.unlock();
    }
  }

  /// The step from the lines that are to those that are wanted.
  private final class Step {
    private final Map<String, Line> before;
    private final List<LineSettings> wanted;
    private final Map<String, Line> begun = new LinkedHashMap<>();

    Step(Map<String, Line> before, List<LineSettings> wanted) {
      this.before = before;
      this.wanted = wanted;
    }

    LineChanges run() throws InterruptedException {
      var changes = changes();
      var begins = wanted.stream().filter(settings -> !goesOn(settings)).toList();
      var ends = before.values().stream().filter(line -> !staysIn(wanted, line)).toList();
      try {
        begins.stream().filter(settings -> !waitsFor(settings, ends)).forEach(this::begin);
        end(ends);
        begins.stream().filter(s -> !begun.containsKey(s.name())).forEach(this::begin);
      } catch (CannotListen refused) {
        begun.values().forEach(Line::close);
        restore(ends);
        throw refused;
      }
      lines = settled();
      return changes;
    }

    private LineChanges changes() {
      return new LineChanges(
          names(settings -> !before.containsKey(settings.name())),
          names(settings -> goesOn(settings) && !line(settings).settings().equals(settings)),
          names(settings -> before.containsKey(settings.name()) && !goesOn(settings)),
          before.keySet().stream()
              .filter(name -> wanted.stream().noneMatch(s -> s.name().equals(name)))
              .toList());
    }

    private List<String> names(Predicate<LineSettings> which) {
      return wanted.stream().filter(which).map(LineSettings::name).toList();
    }

    private Line line(LineSettings settings) {
      return Objects.requireNonNull(before.get(settings.name()));
    }

    private boolean goesOn(LineSettings settings) {
      return Optional.ofNullable(before.get(settings.name()))
          .filter(line -> line.canBecome(settings))
          .isPresent();
    }

    private boolean staysIn(List<LineSettings> all, Line line) {
      return all.stream().anyMatch(s -> s.name().equals(line.name()) && line.canBecome(s));
    }

    /// Whether a line wants a port of one that ends.
    private boolean waitsFor(LineSettings settings, List<Line> ends) {
      return ends.stream()
          .flatMap(line -> line.listenPoints().stream())
          .anyMatch(taken ->
              settings.transport().listenPoints().stream()
                  .anyMatch(point -> point.port() == taken.port()));
    }

    private void begin(LineSettings settings) {
      begun.put(settings.name(), start(settings));
    }

    /// Starts again what was ended for nothing.
    private void restore(List<Line> ended) {
      var restored = new LinkedHashMap<>(before);
      for (var line : ended) {
        if (line.calls().draining()) {
          restored.put(line.name(), start(line.settings()));
        }
      }
      lines = restored;
    }

    private Map<String, Line> settled() {
      var after = new LinkedHashMap<String, Line>();
      for (var settings : wanted) {
        var line = Optional.ofNullable(begun.get(settings.name()));
        line.or(() -> Optional.ofNullable(before.get(settings.name())))
            .ifPresent(one -> {
              one.become(settings);
              after.put(settings.name(), one);
            });
      }
      return after;
    }
  }

  private Line start(LineSettings settings) {
    var listener = listeners.apply(settings.name());
    return Line.start(settings, methods, handler, listener, journal, clock, names);
  }

  /// Lets the calls of some lines end and closes these.
  private void end(List<Line> some) throws InterruptedException {
    drain(some, patience);
    some.forEach(handler::onClosing);
    some.forEach(Line::close);
  }

  private static void drain(List<Line> some, Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    some.forEach(line -> line.calls().beginDraining());
    for (var line : some) {
      line.calls().awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  /// The lines in their configured order.
  public List<Line> all() {
    return List.copyOf(lines.values());
  }

  /// The line of a name.
  public Optional<Line> find(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  /// The line for what belongs to no other: the first one.
  public Optional<Line> first() {
    return lines.values().stream().findFirst();
  }

  /// The proxies of all lines and their own registrations, as they are now (HA-3).
  public List<Neighbour> neighbours() {
    return lines.values().stream().flatMap(Line::neighbours).toList();
  }

  /// How many calls came in at all lines and still go on.
  public int calls() {
    return lines.values().stream()
        .mapToInt(line -> line.calls().count(LineCalls.Direction.IN))
        .sum();
  }

  /// Takes no new calls at any line and waits for those that go on; ends them by force after the
  /// patience.
  public void drain(Duration longest) throws InterruptedException {
    drain(all(), longest);
  }

  /// Closes all lines at once; calls that go on are cut off.
  @Override
  public void close() {
    changing.lock();
    try {
      var open = new ArrayList<>(lines.values());
      lines = Map.of();
      open.forEach(handler::onClosing);
      open.forEach(Line::close);
    } finally {
      changing.unlock();
    }
  }
}
