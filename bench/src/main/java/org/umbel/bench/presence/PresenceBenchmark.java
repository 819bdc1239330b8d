package org.umbel.bench.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Forgetting;

/// Subscriptions held, publications told to their watchers, and memory: of a subscription, and what
/// is left of watchers who come and go. Of Umbel and of a peer, which take turns: while one works
/// the other rests, and both forget what is over at the same time.
public final class PresenceBenchmark implements Benchmark {
  private static final int PEOPLE = 200;
  private static final int WARMING = 2;
  private static final int WATCHERS_EACH = 20;
  private static final int WARM_RATE = 200;

  @Override
  public String name() {
    return "presence";
  }

  @Override
  public String about() {
    return "subscriptions, NOTIFY a second and their delay, memory, beside Kamailio; --seconds is"
        + " how long watchers come and go";
  }

  @Override
  public void run(Effort effort, Report report) {
    try (var umbel = Contender.of("Umbel", OwnServer.start(PEOPLE));
        var kamailio = Contender.of("Kamailio", PeerServer.start())) {
      var contenders = List.of(umbel, kamailio);
      for (var contender : contenders) warmUp(contender, report);
      Forgetting.await();
      var kept = new Table("Memory", "server", "subscriptions", "not taken", "each");
      hold(contenders, report, kept);
      report.table(
          kept.note(
              "Umbel: live objects. Kamailio: what its processes take of the system, which they"
                  + " never give back."));
      report.table(churn(contenders, effort, report));
      report.table(publish(contenders, effort, report));
    }
  }

  private static void warmUp(Contender contender, Report report) {
    report.progress("presence: %s warms up".formatted(contender.name()));
    contender.crowd().watch(PEOPLE, WARMING);
    contender.crowd().publish(PEOPLE, WARM_RATE, Duration.ofSeconds(5));
  }

  /// Subscribes once more, so that what is alive before and after differs by subscriptions alone.
  private static void hold(List<Contender> contenders, Report report, Table table) {
    var before = contenders.stream().map(Contender::workBytes).toList();
    int more = WATCHERS_EACH - WARMING;
    var held =
        contenders.stream()
            .map(contender -> {
              report.progress("presence: %s is subscribed to".formatted(contender.name()));
              return contender.crowd().watch(PEOPLE, more);
            })
            .toList();
    Forgetting.await();
    for (int n = 0; n < contenders.size(); n++) {
      var grown = contenders.get(n).workBytes() - before.get(n);
      table.row(
          contenders.get(n).name(),
          held.get(n),
          PEOPLE * more - held.get(n),
          Figures.number(grown / 1024.0 / Math.max(1, held.get(n)), 2) + " KB");
    }
  }

  private static Table churn(List<Contender> contenders, Effort effort, Report report) {
    var table =
        new Table(
            "Watchers who come and go: one refreshes and ends, one ends, one lets it expire, one"
                + " asks once",
            "server",
            "after",
            "visits",
            "a second",
            "CPU ms each",
            "memory",
            "more than before");
    report.progress("presence: watchers come and go, to warm up");
    visit(contenders, Duration.ofSeconds(effort.count(30, 60)));
    Forgetting.await();
    int parts = effort.count(1, 3);
    var part = effort.step(Duration.ofSeconds(15), Duration.ofMinutes(3)).dividedBy(parts);
    var before = contenders.stream().map(Contender::workBytes).toList();
    for (int done = 1; done <= parts; done++) {
      report.progress("presence: watchers come and go");
      var visits = visit(contenders, part);
      Forgetting.await();
      for (int n = 0; n < contenders.size(); n++) {
        var now = contenders.get(n).workBytes();
        table.row(
            contenders.get(n).name(),
            part.multipliedBy(done).toSeconds() + " s",
            visits.get(n).count(),
            Figures.whole(1_000.0 * visits.get(n).count() / part.toMillis()),
            Figures.number(visits.get(n).cpuMillis() / Math.max(1, visits.get(n).count()), 2),
            Figures.number(now / 1e6, 2) + " MB",
            Figures.number((now - before.get(n)) / 1e3, 0) + " KB");
      }
    }
    return table.note("Counted when what is over was forgotten, 36 s after the last request.");
  }

  private record Visited(int count, double cpuMillis) {}

  private static List<Visited> visit(List<Contender> contenders, Duration time) {
    var all = new ArrayList<Future<Visited>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var contender : contenders) all.add(threads.submit(() -> visit(contender, time)));
    }
    return all.stream().map(Future::resultNow).toList();
  }

  private static Visited visit(Contender contender, Duration time) {
    var before = contender.server().usage();
    int count = new Visits(contender.crowd(), PEOPLE).during(time);
    return new Visited(count, contender.server().usage().since(before).cpuMillis());
  }

  private static Table publish(List<Contender> contenders, Effort effort, Report report) {
    var table =
        new Table(
            "Each change told to %d watchers, %d subscriptions"
                .formatted(WATCHERS_EACH, PEOPLE * WATCHERS_EACH),
            "server",
            "PUBLISH/s",
            "NOTIFY/s",
            "not taken",
            "not told",
            "delay ms median",
            "99 %",
            "CPU ms each 1 000 NOTIFY");
    for (var contender : contenders) {
      report.progress("presence: %s warms up with all watchers".formatted(contender.name()));
      contender.crowd().publish(PEOPLE, WARM_RATE, Duration.ofSeconds(effort.count(60, 120)));
    }
    for (int rate : effort.steps(List.of(25, 100), List.of(25, 50, 100, 200)))
      for (var contender : contenders) {
        report.progress("presence: %s, %d PUBLISH/s".formatted(contender.name(), rate));
        publish(contender, rate, Duration.ofSeconds(effort.count(10, 15)), table);
      }
    return table.note(
        "Umbel asks for a login with each PUBLISH and SUBSCRIBE, puts together what several sources"
            + " say, and looks who may see whom; the peer passes on what comes.");
  }

  private static void publish(Contender contender, int rate, Duration time, Table table) {
    var before = contender.server().usage();
    var heard = contender.crowd().publish(PEOPLE, rate, time);
    double cpu = contender.server().usage().since(before).cpuMillis();
    var delays = heard.delays();
    table.row(
        contender.name(),
        rate,
        Figures.whole(1_000.0 * delays.size() / time.toMillis()),
        heard.failed(),
        heard.published() * WATCHERS_EACH - delays.size(),
        Figures.number(Figures.median(delays), 2),
        Figures.number(Figures.quantile(delays, 0.99), 1),
        Figures.number(1_000 * cpu / Math.max(1, delays.size()), 1));
  }
}
