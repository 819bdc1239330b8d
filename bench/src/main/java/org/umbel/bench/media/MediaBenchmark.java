package org.umbel.bench.media;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Child;
import org.umbel.bench.recordings.Hearing;

/// Calls that are played to and recorded from at the same time: CPU for a thousand, plain and
/// encrypted, beside a loop that only moves the packets.
public final class MediaBenchmark implements Benchmark {
  private static final Duration START = Duration.ofSeconds(60);

  /// How long the compiler needs: what it takes later is counted.
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  private static final Duration BRIEF_WARM_UP = Duration.ofSeconds(8);
  private static final double LATE_MILLIS = 40;

  @Override
  public String name() {
    return "media";
  }

  @Override
  public String about() {
    return "CPU of calls played and recorded, plain and encrypted, beside a bare packet loop";
  }

  @Override
  public void run(Effort effort, Report report) {
    var table =
        new Table(
            "Calls played and recorded at once",
            "way",
            "calls",
            "CPU of 1 000, % of a core",
            "beside the loop",
            "beside plain",
            "heard cleanly",
            "longest gap ms median / 99 %",
            "packets late",
            "packets missing",
            "resident");
    var warmUp = effort.brief() ? BRIEF_WARM_UP : WARM_UP;
    var time = effort.step(Duration.ofSeconds(5), Duration.ofSeconds(15));
    for (int calls : effort.steps(List.of(300), List.of(200, 500, 800))) {
      double limit = Double.NaN;
      double plain = Double.NaN;
      for (var way : Way.values()) {
        report.progress("media: %d calls, %s".formatted(calls, way));
        var figures = measure(way, calls, warmUp, time);
        limit = way == Way.RAW ? figures.share() : limit;
        plain = way == Way.PLAIN ? figures.share() : plain;
        row(table, way, calls, figures, limit, plain);
      }
    }
    report.table(
        table.note(
            "Wanted: at most 1.7 × the loop's CPU played and recorded; encrypted less than 1.5 × of"
                + " plain. Late: more than 40 ms later than the packets before."));
  }

  /// @param share of a core for a thousand calls, in percent
  private record Measured(double share, List<Hearing> heard, long resident) {}

  private static void row(
      Table table, Way way, int calls, Measured figures, double limit, double plain) {
    var gaps = figures.heard().stream().map(Hearing::gapMillis).toList();
    long clean = gaps.stream().filter(gap -> gap <= LATE_MILLIS).count();
    table.row(
        way,
        calls,
        Figures.number(figures.share(), 1),
        Figures.ratio(figures.share(), limit),
        Figures.ratio(figures.share(), plain),
        Figures.percent((double) clean, calls),
        Figures.whole(Figures.median(gaps)) + " / " + Figures.whole(Figures.quantile(gaps, 0.99)),
        figures.heard().stream().mapToInt(Hearing::late).sum(),
        figures.heard().stream().mapToInt(Hearing::missing).sum(),
        Figures.megabytes(figures.resident()));
  }

  private static Measured measure(Way way, int calls, Duration warmUp, Duration time) {
    try (var callers = new Callers()) {
      var beginning = new Beginning(calls, way, callers.ports());
      try (var child = Child.java(way.toString(), way.main, beginning.words())) {
        callers.meet(way, List.of(child.await(Beginning.READY, START).split(",", -1)));
        callers.talk(warmUp);
        var before = child.usage();
        callers.talk(time);
        var used = child.usage().since(before);
        double share = 100 * used.cpuMillis() / time.toMillis() * 1_000 / calls;
        return new Measured(share, callers.heard(), used.residentBytes());
      }
    } catch (IOException failure) {
      throw new CannotMeasure("no sockets for the callers", failure);
    }
  }
}
