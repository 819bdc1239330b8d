package org.umbel.bench.start;

import java.time.Duration;
import java.util.ArrayList;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;

/// How long the packaged server takes until calls are answered, and what it occupies with nothing
/// to do.
public final class StartBenchmark implements Benchmark {
  private static final Duration IDLE = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "from the command to the first call, and resident memory with nothing to do";
  }

  @Override
  public void run(Effort effort, Report report) {
    var seconds = new ArrayList<Double>();
    var resident = new ArrayList<Double>();
    var idleCpu = new ArrayList<Double>();
    report.progress("start: once before, so that all is built and the class archive written");
    try (var first = demo()) {
      report.progress("start: %.1f s".formatted(first.started().toMillis() / 1e3));
    }
    int rounds = effort.count(2, 5);
    for (int round = 1; round <= rounds; round++) {
      report.progress("start: round %d of %d".formatted(round, rounds));
      try (var server = demo()) {
        seconds.add(server.started().toNanos() / 1e9);
        var before = server.usage();
        pause(IDLE);
        var after = server.usage();
        resident.add((double) after.residentBytes());
        idleCpu.add(after.since(before).cpuMillis());
      }
    }
    report.table(
        new Table(
                "From the command to the first call (%d rounds)".formatted(rounds),
                "figure",
                "median",
                "highest",
                "wanted")
            .row(
                "start to ready, launcher included",
                Figures.number(Figures.median(seconds), 2) + " s",
                Figures.number(Figures.quantile(seconds, 1), 2) + " s",
                "< 3 s")
            .row(
                "resident after 10 s with nothing to do",
                Figures.megabytes((long) Figures.median(resident)),
                Figures.megabytes((long) Figures.quantile(resident, 1)),
                "< 200 MB")
            .row(
                "CPU in these 10 s",
                Figures.whole(Figures.median(idleCpu)) + " ms",
                Figures.whole(Figures.quantile(idleCpu, 1)) + " ms",
                "–"));
  }

  private static UmbelServer demo() {
    var folder = UmbelServer.folder();
    return UmbelServer.start(
        folder,
        "demo",
        "--data",
        folder.resolve("data").toString(),
        "--sip",
        "127.0.0.1:0",
        "--web",
        "127.0.0.1:0");
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }
}
