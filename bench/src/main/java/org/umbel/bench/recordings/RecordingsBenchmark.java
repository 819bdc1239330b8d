package org.umbel.bench.recordings;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Usage;

/// How many people can leave a message at once on one core, and how well each of them is served.
public final class RecordingsBenchmark implements Benchmark {
  private static final int WARM_UP = 50;

  @Override
  public String name() {
    return "recordings";
  }

  @Override
  public String about() {
    return "messages left at once at the packaged server: complete, heard cleanly, answered soon";
  }

  @Override
  public void run(Effort effort, Report report) {
    var table =
        new Table(
            "Messages left at once (10 s each, diverted call, greeting, 0, tone, RTP both ways)",
            "at once",
            "calls",
            "refused",
            "recorded complete",
            "heard cleanly",
            "longest gap ms median / 99 %",
            "packets missing",
            "answer ms median / 99 %",
            "first packet",
            "first sound",
            "CPU ms/deposit",
            "core busy",
            "resident",
            "load late ms");
    try (var server = RecordingServer.start()) {
      report.progress("recordings: warming up");
      deposits(server, new DepositLoad(WARM_UP, effort.count(1, 2)));
      for (int atOnce : effort.steps(List.of(200), List.of(200, 400, 600, 800, 1000, 1300))) {
        report.progress("recordings: %d at once".formatted(atOnce));
        step(server, new DepositLoad(atOnce, 2), table);
      }
    }
    report.table(
        table
            .note(
                "Wanted: 1 300 at once on a core, all clean; first sound within 100 ms for 99 % at"
                    + " 80 % load.")
            .note(
                "Complete: the message in the mailbox has the spoken length to 40 ms and no hole."
                    + " Cleanly: no packet missing or more than 40 ms late.")
            .note(
                "Load late: the longest time the callers themselves were held up; a disturbed run"
                    + " when it is above 40 ms."));
  }

  private static DepositFigures deposits(RecordingServer server, DepositLoad load) {
    var figures = DepositGenerator.run(load, server.process().sip(), () -> {});
    server.harvest(figures.left());
    return figures;
  }

  private static void step(RecordingServer server, DepositLoad load, Table table) {
    var process = server.process();
    var before = process.usage();
    long begin = System.nanoTime();
    var atMost = new AtomicReference<Usage>(before);
    var timeAtMost = new long[1];
    var figures =
        DepositGenerator.run(
            load,
            process.sip(),
            () -> {
              atMost.set(process.usage());
              timeAtMost[0] = System.nanoTime();
            });
    var harvest = server.harvest(figures.left());
    var used = process.usage().since(before);
    table.row(
        figures.mostAtOnce(),
        figures.count(),
        figures.refused(),
        Figures.percent(harvest.complete(), figures.count()),
        Figures.percent(figures.clean(), figures.count()),
        DepositFigures.spread(figures.gapMillis()),
        figures.missing(),
        DepositFigures.spread(figures.answerMillis()),
        DepositFigures.spread(figures.packetMillis()),
        DepositFigures.spread(figures.soundMillis()),
        Figures.number(used.cpuMillis() / figures.count(), 1),
        Figures.percent(atMost.get().since(before).cpuMillis(), (timeAtMost[0] - begin) / 1e6),
        Figures.megabytes(atMost.get().residentBytes()),
        Figures.whole(figures.loadLateMillis()));
  }
}
