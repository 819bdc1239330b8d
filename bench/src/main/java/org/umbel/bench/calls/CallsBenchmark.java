package org.umbel.bench.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.answering.Answerer;
import org.umbel.bench.answering.Answerer.Kind;

/// INVITE, 200, ACK, BYE, 200: what a call costs, how many a second one core carries, and what
/// happens beyond.
public final class CallsBenchmark implements Benchmark {
  private static final int PLAIN_RATE = 1000; // that everybody carries
  private static final List<Integer> RATES =
      List.of(2000, 4000, 6000, 8000, 10_000, 12_000, 16_000);
  private static final List<Integer> FEW_RATES = List.of(2000, 4000, 8000);
  private static final int ATTEMPTS = 2; // a step is repeated before it counts as too much

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public String about() {
    return "SIP calls a second answered and hung up, beside a raw responder and a Java SIP stack";
  }

  @Override
  public void run(Effort effort, Report report) {
    var servers = new ArrayList<Answerer>();
    try {
      for (var kind : Kind.values()) servers.add(Answerer.start(kind));
      warmUp(servers, effort, report);
      cost(servers, effort, report);
      var highest = highest(servers, effort, report);
      overload(servers, highest, effort, report);
    } finally {
      servers.forEach(Answerer::close);
    }
  }

  /// The first ten thousand calls cost several times as much.
  private static void warmUp(List<Answerer> servers, Effort effort, Report report) {
    for (var server : servers) {
      report.progress("calls: warming up " + server.kind());
      load(server, PLAIN_RATE / 4, effort.step(Duration.ofSeconds(4), Duration.ofSeconds(4)));
      load(server, PLAIN_RATE, effort.step(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }
  }

  private static CallFigures load(Answerer server, int rate, Duration time) {
    return CallGenerator.run(CallLoad.of(rate, time), server.address());
  }

  private static void cost(List<Answerer> servers, Effort effort, Report report) {
    var time = effort.step(Duration.ofSeconds(3), Duration.ofSeconds(10));
    int rounds = effort.count(3, 5);
    Map<Kind, List<Double>> costs = new EnumMap<>(Kind.class);
    Map<Kind, List<Double>> answers = new EnumMap<>(Kind.class);
    for (int round = 0; round < rounds; round++) {
      report.progress(
          "calls: cost at %d/s, round %d of %d".formatted(PLAIN_RATE, round + 1, rounds));
      for (var server : servers) {
        var before = server.usage();
        var figures = load(server, PLAIN_RATE, time);
        var used = server.usage().since(before);
        var kind = server.kind();
        costs
            .computeIfAbsent(kind, _ -> new ArrayList<>())
            .add(used.cpuMillis() / figures.completed());
        answers.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(figures.answerMillis());
      }
    }
    var table =
        new Table(
            "What a call costs (UDP, %d calls/s, median of %d rounds)"
                .formatted(PLAIN_RATE, rounds),
            "server",
            "CPU ms/call",
            "lowest – highest",
            "beside the limit",
            "beside Umbel",
            "answer ms median",
            "99 %",
            "resident");
    double limit = Figures.median(of(costs, Kind.RAW));
    double ours = Figures.median(of(costs, Kind.UMBEL));
    for (var server : servers) {
      var cost = of(costs, server.kind());
      var answer = of(answers, server.kind());
      table.row(
          server.kind(),
          Figures.number(Figures.median(cost), 3),
          Figures.number(Figures.quantile(cost, 0), 3)
              + " – "
              + Figures.number(Figures.quantile(cost, 1), 3),
          Figures.ratio(Figures.median(cost), limit),
          Figures.ratio(Figures.median(cost), ours),
          Figures.number(Figures.median(answer), 2),
          Figures.number(Figures.quantile(answer, 0.99), 1),
          Figures.megabytes(server.usage().residentBytes()));
    }
    report.table(table.note("Wanted: at most 0.08 ms a call."));
  }

  private static List<Double> of(Map<Kind, List<Double>> figures, Kind kind) {
    return Objects.requireNonNull(figures.get(kind));
  }

  /// Each server's highest rate at which every call is complete and nothing is sent twice.
  private static Map<Kind, Integer> highest(List<Answerer> servers, Effort effort, Report report) {
    var highest = new EnumMap<Kind, Integer>(Kind.class);
    var table =
        new Table(
            "Rising rates",
            "calls/s",
            "server",
            "complete",
            "shed",
            "sent twice",
            "answer ms median",
            "99 %",
            "CPU ms/call",
            "core busy",
            "clean");
    var rising = new ArrayList<>(servers);
    for (int rate : effort.steps(FEW_RATES, RATES)) {
      report.progress("calls: %d/s".formatted(rate));
      for (var server : List.copyOf(rising)) {
        if (clean(server, rate, effort, table)) highest.put(server.kind(), rate);
        else rising.remove(server);
      }
    }
    report.table(table.note("Sent twice: requests by the load + answers by the server."));
    return highest;
  }

  private static boolean clean(Answerer server, int rate, Effort effort, Table table) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var before = server.usage();
      long begin = System.nanoTime();
      var figures = load(server, rate, effort.step(Duration.ofSeconds(3), Duration.ofSeconds(6)));
      var used = server.usage().since(before);
      double busy = used.cpu().toNanos() / (double) (System.nanoTime() - begin);
      table.row(
          Figures.whole(rate),
          server.kind(),
          Figures.percent(figures.completed(), figures.load().count()),
          figures.shed(),
          figures.repeatedByUs() + " + " + figures.repeatedByServer(),
          Figures.number(figures.medianAnswerMillis(), 2),
          Figures.number(figures.slowAnswerMillis(), 1),
          Figures.number(used.cpuMillis() / figures.completed(), 3),
          Figures.percent(busy, 1),
          figures.clean() ? "yes" : figures.onTime() ? "no" : "no, load late");
      if (figures.clean()) return true;
    }
    return false;
  }

  /// Twice what each carries: is the surplus refused in words, or does everything drown?
  private static void overload(
      List<Answerer> servers, Map<Kind, Integer> highest, Effort effort, Report report) {
    var table =
        new Table(
            "Twice the highest clean rate",
            "server",
            "highest clean/s",
            "tried/s",
            "complete/s",
            "complete",
            "shed (503)",
            "lost",
            "sent twice",
            "resident",
            "clean again after");
    for (var server : servers) {
      int carried = highest.getOrDefault(server.kind(), PLAIN_RATE);
      report.progress("calls: %d/s for %s, twice too much".formatted(2 * carried, server.kind()));
      var figures =
          load(server, 2 * carried, effort.step(Duration.ofSeconds(4), Duration.ofSeconds(10)));
      var resident = server.usage().residentBytes();
      table.row(
          server.kind(),
          Figures.whole(carried),
          Figures.whole(2 * carried),
          Figures.whole(figures.completedPerSecond()),
          Figures.percent(figures.completed(), figures.load().count()),
          Figures.percent(figures.shed(), figures.load().count()),
          Figures.percent(figures.lost(), figures.load().count()),
          figures.repeatedByUs() + " + " + figures.repeatedByServer(),
          Figures.megabytes(resident),
          recovery(server));
    }
    report.table(table);
  }

  private static String recovery(Answerer server) {
    long begin = System.nanoTime();
    for (int second = 1; second <= 10; second++)
      if (load(server, PLAIN_RATE / 2, Duration.ofSeconds(1)).clean())
        return Figures.number((System.nanoTime() - begin) / 1e9 - 1, 0) + " s";
    return "not within 10 s";
  }
}
