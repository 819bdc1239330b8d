package org.umbel.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;

/// What lives in the heap of a Java process, object by object, as its own tool tells.
public final class Heap {
  /// What a collection leaves where objects were, counted by the tool as if it lived.
  private static final Pattern FILLER =
      Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) .*FillerElement");

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private Heap() {}

  /// The bytes of all objects that something refers to. Softly held ones count as long as the
  /// machine keeps them, so that both of two counts are to follow one after the other of the same
  /// kind of work.
  public static long bytes(long pid) {
    ask(pid, "GC.run"); // what waits to be cleaned goes with the second collection
    var told = ask(pid, "GC.class_histogram");
    var total = TOTAL.matcher(told);
    if (!total.find()) throw new CannotMeasure("the heap of process " + pid + " is not told");
    var filler = FILLER.matcher(told);
    long dead = filler.find() ? Long.parseLong(filler.group(1)) : 0;
    return Long.parseLong(total.group(1)) - dead;
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
