package org.umbel.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.umbel.bench.CannotMeasure;

/// What a process has used so far, as Linux tells below `/proc`.
///
/// @param cpu of all its threads, in user and system mode, to 10 ms
/// @param residentBytes its memory in RAM now
public record Usage(Duration cpu, long residentBytes) {
  private static final int USER_TICKS = 11; // counted from the state, behind the command's name
  private static final int SYSTEM_TICKS = 12;
  private static final int MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux

  /// @throws CannotMeasure when there is no such process, or no `/proc`
  public static Usage of(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try {
      var stat = Files.readString(process.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
      return new Usage(Duration.ofMillis(ticks * MILLIS_PER_TICK), resident(process));
    } catch (IOException failure) {
      throw new CannotMeasure("cannot read " + process + "; figures need Linux", failure);
    }
  }

  private static long resident(Path process) throws IOException {
    for (var line : Files.readAllLines(process.resolve("status")))
      if (line.startsWith("VmRSS:")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    return 0; // it has just ended
  }

  /// What was used since an earlier measurement, memory as now.
  public Usage since(Usage earlier) {
    return new Usage(cpu.minus(earlier.cpu), residentBytes);
  }

  public double cpuMillis() {
    return cpu.toNanos() / 1e6;
  }
}
