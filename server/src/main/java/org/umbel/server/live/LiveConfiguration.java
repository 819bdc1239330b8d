package org.umbel.server.live;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.config.ConfiguredLine;
import org.umbel.server.config.Edit;
import org.umbel.server.config.Mistake;
import org.umbel.server.config.Part;
import org.umbel.server.config.Warning;
import org.umbel.sip.transport.CannotListen;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Lines;
import org.umbel.web.configured.LineDesk;

/// The configuration that is in force, and how it changes while the server works. A change is
/// checked as a whole before anything happens; a wrong one leaves everything as it is.
///
/// Safe for all threads, one change at a time.
public final class LiveConfiguration implements LineDesk {
  private static final Logger LOG = LoggerFactory.getLogger("umbel");

  private final Optional<Path> file;
  private final Configuration started;
  private final Lines lines;
  private final LineWords words;
  private final LineFigures figures;
  private final Function<Configuration, List<String>> people;
  private final InstantSource clock;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Configuration current;

  /// @param file where it was read from; empty for one that is in no file and cannot change
  /// @param people puts the people of a configuration in force and tells what that changes, in
  ///   words
  public LiveConfiguration(
      Optional<Path> file,
      Configuration started,
      Lines lines,
      LineFigures figures,
      Function<Configuration, List<String>> people,
      InstantSource clock) {
    this.file = file;
    this.started = started;
    this.current = started;
    this.lines = lines;
    this.figures = figures;
    this.people = people;
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
    return elsewhere(name).orElseGet(() -> changedLine(name, Optional.of(text)));
  }

  @Override
  public Change delete(String name) {
    if (line(name).isEmpty()) {
      return new Change.Unknown("No line " + name + ".");
    }
    return elsewhere(name).orElseGet(() -> changedLine(name, Optional.empty()));
  }

  @Override
  public Change undo(String name) {
    if (file.isEmpty()) {
      return noFile();
    }
    var former = Part.LINES.beside(file.get()).former(name);
    return former.isEmpty()
        ? new Change.Unknown("The line " + name + " was never changed here.")
        : changedLine(name, former.filter(text -> !text.isEmpty()));
  }

  @Override
  public Change reload() {
    return inTurn(path -> applied(path, List.of()));
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

  private Change changedLine(String name, Optional<String> text) {
    return ConfiguredLine.mayBeCalled(name)
        ? changed(new Edit(Part.LINES, name, text))
        : new Change.Unknown("No line can be called so.");
  }

  /// Changes one file, if the configuration is right with it.
  Change changed(Edit edit) {
    return inTurn(path -> {
      var change = applied(path, List.of(edit));
      return change instanceof Change.Done ? kept(path, edit, change) : change;
    });
  }

  /// What is in force.
  Configuration current() {
    return current;
  }

  /// Where it was read from; empty for one that is in no file and cannot change.
  Optional<Path> file() {
    return file;
  }

  /// What is in force but cannot be kept would be gone after a restart, so it is taken back.
  private Change kept(Path path, Edit edit, Change done) {
    try {
      edit.part().beside(path).change(edit.name(), edit.text());
      return done;
    } catch (UncheckedIOException refused) {
      applied(path, List.of());
      return new Change.Conflict(String.valueOf(refused.getMessage()));
    }
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

  private Change applied(Path path, List<Edit> edits) {
    return switch (ConfigurationFile.read(path, edits)) {
      case ConfigurationFile.Wrong(var mistakes) ->
          new Change.Refused(mistakes.stream().map(LiveConfiguration::fault).toList());
      case ConfigurationFile.Right(var configuration) -> applied(configuration);
    };
  }

  private Change applied(Configuration wanted) {
    try {
      var changes = new ArrayList<>(lines.apply(TelephonyTerms.lines(wanted)).words());
      changes.addAll(people.apply(wanted));
      current = wanted;
      return new Change.Done(
          changes,
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
