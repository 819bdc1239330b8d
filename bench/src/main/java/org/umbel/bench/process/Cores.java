package org.umbel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.umbel.bench.CannotMeasure;

/// Keeps servers on one core and the load on another, where `taskset` exists and there are two.
public final class Cores {
  private static final int SERVERS = 0;
  private static final int LOAD = 1;
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  /// Counted before this process is bound to one itself.
  private static final int COUNT = Runtime.getRuntime().availableProcessors();

  private Cores() {}

  public static boolean areApart() {
    return COUNT > LOAD && Files.isExecutable(TASKSET);
  }

  public static int count() {
    return COUNT;
  }

  /// The command, bound to the servers' core; as it is where that cannot be.
  public static List<String> forServer(List<String> command) {
    if (!areApart()) return command;
    var bound = new ArrayList<>(List.of(TASKSET.toString(), "-c", Integer.toString(SERVERS)));
    bound.addAll(command);
    return bound;
  }

  /// Binds this process, which makes the load, to the other core.
  public static void bindLoad() {
    if (!areApart()) return;
    var self = Long.toString(ProcessHandle.current().pid());
    var command = List.of(TASKSET.toString(), "-a", "-c", "-p", Integer.toString(LOAD), self);
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException failure) {
      throw new CannotMeasure("cannot run " + command, failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
