package org.umbel.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.umbel.testkit.part.PartFailed;

/// What a process holds of the machine, as the kernel tells (Linux).
///
/// @param threads of the operating system
/// @param sockets open ones, of any kind
/// @param files other open descriptors
/// @param residentMegabytes memory that is really used
public record Holdings(int threads, int sockets, int files, long residentMegabytes) {
  private static final Pattern FIGURE = Pattern.compile("(?m)^(Threads|VmRSS):\\s+(\\d+)");

  static Holdings of(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try (var descriptors = Files.list(process.resolve("fd"))) {
      var targets = descriptors.flatMap(Holdings::target).toList();
      int sockets = (int) targets.stream().filter(name -> name.startsWith("socket:")).count();
      String status = Files.readString(process.resolve("status"));
      return new Holdings(
          (int) figure(status, "Threads"),
          sockets,
          targets.size() - sockets,
          figure(status, "VmRSS") / 1024);
    } catch (IOException failure) {
      throw new PartFailed("cannot look at process " + pid, failure);
    }
  }

  /// Descriptors may close while we look.
  private static Stream<String> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException closed) {
      return Stream.empty();
    }
  }

  private static long figure(String status, String name) {
    List<Long> found =
        FIGURE
            .matcher(status)
            .results()
            .filter(line -> line.group(1).equals(name))
            .map(line -> Long.parseLong(line.group(2)))
            .toList();
    return found.isEmpty() ? 0 : found.getFirst();
  }
}
