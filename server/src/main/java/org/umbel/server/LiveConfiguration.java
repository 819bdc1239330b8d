package org.umbel.server;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.config.ConfiguredLine;
import org.umbel.server.config.LineFolder;
import org.umbel.server.config.Mistake;
import org.umbel.server.config.Warning;
import org.umbel.sip.transport.CannotListen;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.web.LineDesk;

/// The configuration that is in force, and how it changes while the server works. A change is
/// checked as a whole before anything happens; a wrong one leaves everything as it is.
///
/// Safe for all threads, one change at a time.
final class LiveConfiguration implements LineDesk {
  private static final Logger LOG = LoggerFactory.getLogger("umbel");

  private final Optional<Path> file;
  private final Configuration started;
  private final Lines lines;
  private final LineWords words;
  private final LineFigures figures;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Configuration current;

  /// @param file where it was read from; empty for one that is in no file and cannot change
  LiveConfiguration(
      Optional<Path> file,
      Configuration started,
      Lines lines,
      LineFigures figures,
      InstantSource clock) {
    this.file = file;
    this.started = started;
    this.current = started;
    this.lines = lines;
    this.figures = figures;
    this.words = new LineWords(clock);
    this.clock = clock;
  }

  @Override
  public List<LineView> lines() {
    return current.lines().stream().flatMap(line -> view(line).stream()).toList();
  }

  private Optional<LineView> view(ConfiguredLine configured) {
    return lines
        .find(configured.settings().name())
        .map(line -> {
          var condition = words.of(line);
          return new LineView(
              line.name(),
              configured.usage().word(),
              configured.place().file().toString(),
              configured.hasOwnFile() && file.isPresent(),
              condition.well(),
              condition.words(),
              LineWords.listening(line),
              line.calls().count(Direction.IN),
              line.calls().count(Direction.OUT),
              figures.phones(line),
              figures.of(line),
              configured.written());
        });
  }

  @Override
  public Change put(String name, String text) {
    return elsewhere(name).orElseGet(() -> changed(name, Optional.of(text)));
  }

  @Override
  public Change delete(String name) {
    if (line(name).isEmpty()) {
      return new Change.Unknown("No line " + name + ".");
    }
    return elsewhere(name).orElseGet(() -> changed(name, Optional.empty()));
  }

  @Override
  public Change undo(String name) {
    if (file.isEmpty()) {
      return noFile();
    }
    var former = folder(file.get()).former(name);
    return former.isEmpty()
        ? new Change.Unknown("The line " + name + " was never changed here.")
        : changed(name, former.filter(text -> !text.isEmpty()));
  }

  @Override
  public Change reload() {
    return inTurn(path -> applied(path, texts -> texts));
  }

  /// Why a line cannot be changed here.
  private Optional<Change> elsewhere(String name) {
    return current.lines().stream()
        .filter(line -> line.settings().name().equals(name) && !line.hasOwnFile())
        .findFirst()
        .map(line ->
            new Change.Conflict(
                "The line " + name + " is in " + line.place().file() + "; change it there."));
  }

  private Change changed(String name, Optional<String> text) {
    if (!ConfiguredLine.mayBeCalled(name)) {
      return new Change.Unknown("No line can be called so.");
    }
    return inTurn(path -> {
      var change = applied(path, texts -> with(texts, name, text));
      return change instanceof Change.Done ? kept(path, name, text, change) : change;
    });
  }

  private static SortedMap<String, String> with(
      SortedMap<String, String> texts, String name, Optional<String> text) {
    var changed = new TreeMap<>(texts);
    text.ifPresentOrElse(content -> changed.put(name, content), () -> changed.remove(name));
    return changed;
  }

  /// What is in force but cannot be kept would be gone after a restart, so it is taken back.
  private Change kept(Path path, String name, Optional<String> text, Change done) {
    try {
      folder(path).change(name, text);
      return done;
    } catch (UncheckedIOException refused) {
      applied(path, texts -> texts);
      return new Change.Conflict(String.valueOf(refused.getMessage()));
    }
  }

  private static LineFolder folder(Path path) {
    return LineFolder.beside(path);
  }

  @FunctionalInterface
  private interface Task {
    Change on(Path file);
  }

  private Change inTurn(Task task) {
    if (file.isEmpty()) {
      return noFile();
    }
    changing.lock();
    try {
      var change = task.on(file.get());
      log(change);
      return change;
    } finally {
      changing.unlock();
    }
  }

  private static Change noFile() {
    return new Change.Conflict("This server was started without a configuration file.");
  }

  private Change applied(Path path, UnaryOperator<SortedMap<String, String>> change) {
    return switch (ConfigurationFile.read(path, change)) {
      case ConfigurationFile.Wrong(var mistakes) ->
          new Change.Refused(mistakes.stream().map(LiveConfiguration::fault).toList());
      case ConfigurationFile.Right(var configuration) -> applied(configuration);
    };
  }

  private Change applied(Configuration wanted) {
    try {
      var changes = lines.apply(TelephonyTerms.lines(wanted));
      current = wanted;
      return new Change.Done(
          changes.words(),
          RestartKeys.differing(started, wanted),
          wanted.warnings(clock.instant()).stream().map(Warning::toString).toList());
    } catch (CannotListen taken) {
      return new Change.Conflict(String.valueOf(taken.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Change.Conflict("The server is stopping.");
    }
  }

  private static Fault fault(Mistake mistake) {
    var place = mistake.place();
    return new Fault(
        place.file().toString(),
        place.line(),
        place.column(),
        mistake.key(),
        mistake.found(),
        mistake.allowed());
  }

  private static void log(Change change) {
    switch (change) {
      case Change.Done done -> {
        LOG.info("configuration.applied changes={} restart={}", done.changes(), done.restart());
        done.warnings().forEach(warning -> LOG.warn("configuration.warning {}", warning));
      }
      case Change.Refused(var faults) ->
          faults.forEach(fault -> LOG.error("configuration.refused {}", words(fault)));
      case Change.Conflict(var why) -> LOG.error("configuration.not-applied why=\"{}\"", why);
      case Change.Unknown(var why) -> LOG.info("configuration.unknown why=\"{}\"", why);
    }
  }

  private static String words(Fault fault) {
    return "%s:%d:%d %s: found %s, allowed %s"
        .formatted(
            fault.file(),
            fault.line(),
            fault.column(),
            fault.key(),
            fault.found(),
            fault.allowed());
  }
}
