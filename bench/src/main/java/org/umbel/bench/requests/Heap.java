package org.umbel.bench.requests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;

/// What lives in the heap of a Java process, after a full collection, as its own tool tells.
final class Heap {
  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private Heap() {}

  static long bytes(long pid) {
    ask(pid, "GC.run");
    ask(pid, "GC.run");
    var match = USED.matcher(ask(pid, "GC.heap_info"));
    long kilobytes = 0;
    while (match.find()) kilobytes += Long.parseLong(match.group(1));
    if (kilobytes == 0) throw new CannotMeasure("the heap of process " + pid + " is not told");
    return kilobytes * 1024;
  }

  private static String ask(long pid, String what) {
    var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process = new ProcessBuilder(tool, Long.toString(pid), what).start();
      var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return words;
    } catch (IOException failure) {
      throw new CannotMeasure("cannot run " + tool, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }
}
