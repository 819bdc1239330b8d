package org.umbel.bench.directory;

import java.time.Duration;
import java.util.ArrayList;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Child;

/// How long it takes until the people of a large directory are known, what they occupy, and how
/// they are found; beside the usual tool that reads the same entries and keeps none.
public final class DirectoryBenchmark implements Benchmark {
  private static final Duration LONGEST = Duration.ofMinutes(6);

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public String about() {
    return "people of an OpenLDAP: first read, lookups by number, a change followed, memory";
  }

  @Override
  public void run(Effort effort, Report report) {
    int people = effort.count(10_000, 100_000);
    report.progress("directory: %d people are put into OpenLDAP".formatted(people));
    try (var directory = DirectoryPart.start(people)) {
      var tool = new ArrayList<Double>();
      var umbel = new ArrayList<Double>();
      for (int round = 1; round < effort.count(2, 3); round++) {
        report.progress("directory: read by the tool and by Umbel, round " + round);
        tool.add(seconds(directory.searchByTool()));
        try (var holder = holder(directory)) {
          umbel.add(readSeconds(holder));
        }
      }
      tool.add(seconds(directory.searchByTool()));
      try (var holder = holder(directory)) {
        umbel.add(readSeconds(holder));
        report.table(table(people, directory, holder, Figures.median(umbel), Figures.median(tool)));
      }
    }
  }

  private static Child holder(DirectoryPart directory) {
    return Child.java("umbel", PeopleHolder.class, Integer.toString(directory.port()));
  }

  private static double readSeconds(Child holder) {
    return Double.parseDouble(holder.await("ready", LONGEST).split(" ", -1)[0]) / 1e3;
  }

  private static Table table(
      int people, DirectoryPart directory, Child holder, double umbel, double tool) {
    var cpu = holder.usage().cpuMillis() / 1e3;
    var lookups = Double.parseDouble(holder.ask("lookup", LONGEST));
    var heap = Long.parseLong(holder.ask("heap", LONGEST));
    directory.hire();
    long hired = System.nanoTime();
    holder.ask("await", LONGEST);
    var followed = (System.nanoTime() - hired) / 1e9;
    return new Table(
            "%d people of an OpenLDAP".formatted(people), "figure", "Umbel", "ldapsearch", "ratio")
        .row(
            "everybody read, in pages of 1000",
            Figures.number(umbel, 1) + " s",
            Figures.number(tool, 1) + " s",
            Figures.ratio(umbel, tool))
        .row("CPU of that, start of Java included", Figures.number(cpu, 1) + " s", "–", "–")
        .row("lookups by number in a second", Figures.whole(lookups), "–", "–")
        .row(
            "known after a change, asked each second", Figures.number(followed, 2) + " s", "–", "–")
        .row("heap with all of them", Figures.megabytes(heap), "–", "–")
        .note("Wanted: 100 000 people within a minute and 200 MB.");
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
