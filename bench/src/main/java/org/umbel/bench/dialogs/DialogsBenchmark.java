package org.umbel.bench.dialogs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.answering.Answerer;
import org.umbel.bench.answering.Answerer.Kind;
import org.umbel.bench.calls.CallGenerator;
import org.umbel.bench.calls.CallLoad;
import org.umbel.bench.process.Forgetting;

/// Heap per idle dialog: calls are answered and stay, and what lives is counted when all
/// transactions are forgotten.
public final class DialogsBenchmark implements Benchmark {
  private static final int WARM_UP = 2_000; // calls that stay, and do not count
  private static final int RATE = 1_000;

  @Override
  public String name() {
    return "dialogs";
  }

  @Override
  public String about() {
    return "heap of a dialog that just stands, beside a Java SIP stack";
  }

  @Override
  public void run(Effort effort, Report report) {
    int wanted = effort.count(10_000, 20_000);
    var servers = new ArrayList<Answerer>();
    try {
      for (var kind : List.of(Kind.UMBEL, Kind.PEER)) servers.add(Answerer.start(kind));
      report.table(measure(servers, wanted, report));
    } finally {
      servers.forEach(Answerer::close);
    }
  }

  private static Table measure(List<Answerer> servers, int wanted, Report report) {
    report.progress("dialogs: %d at each that do not count".formatted(WARM_UP));
    for (var server : servers) CallGenerator.run(CallLoad.held(RATE, WARM_UP), server.address());
    Forgetting.await();
    Map<Kind, Long> before = new EnumMap<>(Kind.class);
    Map<Kind, Integer> dialogs = new EnumMap<>(Kind.class);
    for (var server : servers) {
      before.put(server.kind(), server.heapBytes());
      report.progress("dialogs: %d calls that stay at %s".formatted(wanted, server.kind()));
      var figures = CallGenerator.run(CallLoad.held(RATE, wanted), server.address());
      dialogs.put(server.kind(), figures.completed());
    }
    report.progress("dialogs: waiting until transactions are forgotten");
    Forgetting.await();
    var table =
        new Table(
            "Dialogs that just stand",
            "server",
            "dialogs",
            "heap each",
            "resident",
            "beside Umbel");
    double ours = Double.NaN;
    for (var server : servers) {
      double each =
          (server.heapBytes() - before.getOrDefault(server.kind(), 0L))
              / (double) dialogs.getOrDefault(server.kind(), 0);
      if (server.kind() == Kind.UMBEL) ours = each;
      table.row(
          server.kind(),
          dialogs.getOrDefault(server.kind(), 0),
          Figures.number(each / 1024, 1) + " KB",
          Figures.megabytes(server.usage().residentBytes()),
          Figures.ratio(each, ours));
    }
    return table.note("Wanted: less than 5 KB.");
  }
}
