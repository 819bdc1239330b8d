package org.umbel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.umbel.bench.process.Cores;

/// What the figures were taken on.
final class Machine {
  private Machine() {}

  /// In words; takes about a second to see how busy the machine is with other things.
  static String inWords() {
    return """
    Machine: %s cores (%s), %s of memory, %s, JDK %s, %s.
    Other work on this machine before the run: %s of its cores busy, load %s.
    %s\
    """
        .formatted(
            Cores.count(),
            find("/proc/cpuinfo", "model name\\s*: (.*)"),
            Figures.megabytes(1024 * Long.parseLong(find("/proc/meminfo", "MemTotal: *(\\d+)"))),
            find("/etc/os-release", "PRETTY_NAME=\"(.*)\"") + ", Linux " + property("os.version"),
            property("java.vm.version"),
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            busy(),
            find("/proc/loadavg", "(.*?) \\d+/"),
            Cores.areApart()
                ? "Servers run on core 0, the load on core 1."
                : "Servers and load share the cores.");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static String find(String file, String pattern) {
    var found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(read(file));
    return found.find() ? found.group(1).strip() : "unknown";
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failure) {
      throw new CannotMeasure("cannot read " + file + "; figures need Linux", failure);
    }
  }

  private static String busy() {
    try {
      var before = ticks();
      Thread.sleep(Duration.ofSeconds(1));
      var after = ticks();
      return Figures.percent((double) (after[0] - before[0]), (double) (after[1] - before[1]));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  /// Busy and all ticks since the machine was started.
  private static long[] ticks() {
    var fields = find("/proc/stat", "^cpu +(.*)$").split(" ", -1);
    long all = 0;
    for (var field : fields) all += Long.parseLong(field);
    return new long[] {all - Long.parseLong(fields[3]) - Long.parseLong(fields[4]), all};
  }
}
