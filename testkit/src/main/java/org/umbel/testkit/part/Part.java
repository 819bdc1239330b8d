package org.umbel.testkit.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program started by one of the scripts in `testkit/parts`, with a folder and ports of its own.
///
/// Closing stops it and deletes its folder; so does the end of this process.
public final class Part implements AutoCloseable, Logs.Source {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Scratch scratch;
  private final PortBlock ports;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::halt, "stop-part");

  private Part(String name, Scratch scratch, PortBlock ports) {
    this.name = name;
    this.scratch = scratch;
    this.ports = ports;
  }

  /// Starts a part and waits until it serves.
  ///
  /// @param settings the environment its script knows, see the head of the script
  /// @throws PartFailed with the end of its log
  public static Part start(String name, Map<String, String> settings) {
    var part = new Part(name, Scratch.make(name), PortBlock.take());
    part.settings.putAll(settings);
    Runtime.getRuntime().addShutdownHook(part.atExit);
    Logs.register(part);
    part.start();
    return part;
  }

  /// Starts it again after [#halt], on the same folder and ports.
  public void start() {
    try {
      script("start");
    } catch (PartFailed failed) {
      close();
      throw failed;
    }
  }

  /// Stops it; folder and ports stay.
  public void halt() {
    script("stop");
  }

  public PortBlock ports() {
    return ports;
  }

  public Path folder() {
    return scratch.folder();
  }

  /// All it has written to one of its logs so far; empty when there is none.
  public String log(String file) {
    return Shell.read(folder().resolve("log").resolve(file));
  }

  @Override
  public List<Path> logs() {
    return List.of(folder().resolve("log"));
  }

  @Override
  public String toString() {
    return name + " from port " + ports.at(0) + " on";
  }

  private void script(String action) {
    var script = Repository.root().resolve("testkit/parts").resolve(name).toString();
    var command = List.of(script, action, folder().toString(), Integer.toString(ports.at(0)));
    var outcome = Shell.run(command, settings, scratch.file(action + ".out"), PATIENCE);
    if (outcome.status() != 0) {
      throw new PartFailed("cannot " + action + " " + this + ":\n" + outcome.output());
    }
  }

  @Override
  public void close() {
    try (ports;
        scratch) {
      halt();
      Logs.forget(this);
    } finally {
      forgetExit();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // the process ends already, and the hook is what called us
    }
  }
}
