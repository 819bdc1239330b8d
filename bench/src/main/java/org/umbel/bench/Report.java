package org.umbel.bench;

import java.io.PrintWriter;
import java.time.Duration;

/// Where figures are printed as they come.
public final class Report {
  private final PrintWriter out;
  private final long begin = System.nanoTime();

  public Report(PrintWriter out) {
    this.out = out;
  }

  public void table(Table table) {
    out.println();
    out.print(table.text());
    out.flush();
  }

  /// A remark on what is going on, with the time since the start.
  public void progress(String words) {
    var since = Duration.ofNanos(System.nanoTime() - begin);
    out.println("  [%4d s] %s".formatted(since.toSeconds(), words));
    out.flush();
  }

  public void say(String words) {
    out.println(words);
    out.flush();
  }
}
