package org.umbel.bench.presence;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.umbel.bench.Benchmark;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Forgetting;

/// Subscriptions held, publications told to their watchers, and the memory of a subscription, of
/// Umbel and of a peer.
public final class PresenceBenchmark implements Benchmark {
  private static final int PEOPLE = 200;
  private static final int WATCHERS_EACH = 20;
  private static final Duration BRIEF_WARM_UP = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "presence";
  }

  @Override
  public String about() {
    return "subscriptions, NOTIFY a second and their delay, memory, beside Kamailio";
  }

  private record Contender(String name, Supplier<PresenceServer> start) {}

  @Override
  public void run(Effort effort, Report report) {
    var told =
        new Table(
            "Each change told to %d watchers, %d subscriptions"
                .formatted(WATCHERS_EACH, PEOPLE * WATCHERS_EACH),
            "server",
            "PUBLISH/s",
            "NOTIFY/s",
            "not told",
            "delay ms median",
            "99 %",
            "CPU ms each 1 000 NOTIFY");
    var kept =
        new Table(
            "Memory",
            "server",
            "subscriptions",
            "each",
            "begun anew",
            "afterwards more",
            "of those each");
    var contenders =
        List.of(
            new Contender("Umbel", () -> OwnServer.start(PEOPLE)),
            new Contender("Kamailio", PeerServer::start));
    for (var contender : contenders) {
      try (var server = contender.start().get();
          var crowd = new Crowd(server)) {
        measure(contender.name(), server, crowd, effort, report, told, kept);
      }
    }
    report.table(
        told.note(
            "Umbel asks for a login with each PUBLISH and SUBSCRIBE, puts together what several"
                + " sources say, and looks who may see whom; the peer passes on what comes."));
    report.table(
        kept.note(
            "Umbel: live objects, counted 36 s after the last request. Kamailio: what its processes"
                + " take of the system, which they never give back."));
  }

  private static void measure(
      String name,
      PresenceServer server,
      Crowd crowd,
      Effort effort,
      Report report,
      Table told,
      Table kept) {
    report.progress("presence: %s warms up".formatted(name));
    crowd.watch(PEOPLE, 2);
    crowd.publish(PEOPLE, 50, effort.brief() ? BRIEF_WARM_UP : WARM_UP);
    Forgetting.await();
    long before = server.workBytes();
    report.progress("presence: %s is subscribed to".formatted(name));
    int held = crowd.watch(PEOPLE, WATCHERS_EACH - 2);
    Forgetting.await();
    long with = server.workBytes();
    for (int rate : effort.steps(List.of(25, 100), List.of(25, 50, 100, 200))) {
      report.progress("presence: %s, %d PUBLISH/s".formatted(name, rate));
      publish(name, server, crowd, rate, effort, told);
    }
    report.progress("presence: %s, subscriptions come and go".formatted(name));
    Forgetting.await();
    long calm = server.workBytes();
    long changed =
        crowd.churn(
            PEOPLE, WATCHERS_EACH, effort.step(Duration.ofSeconds(10), Duration.ofSeconds(60)));
    Forgetting.await();
    long more = server.workBytes() - calm;
    kept.row(
        name,
        held,
        Figures.number((with - before) / 1024.0 / held, 2) + " KB",
        changed,
        Figures.number(more / 1024.0, 0) + " KB",
        Figures.number((double) more / changed, 1) + " B");
  }

  private static void publish(
      String name, PresenceServer server, Crowd crowd, int rate, Effort effort, Table table) {
    var time = effort.step(Duration.ofSeconds(5), Duration.ofSeconds(15));
    var before = server.usage();
    var heard = crowd.publish(PEOPLE, rate, time);
    double cpu = server.usage().since(before).cpuMillis();
    var delays = heard.delays();
    int wanted = heard.published() * WATCHERS_EACH;
    table.row(
        name,
        rate,
        Figures.whole(1_000.0 * delays.size() / time.toMillis()),
        wanted - delays.size(),
        Figures.number(Figures.median(delays), 2),
        Figures.number(Figures.quantile(delays, 0.99), 1),
        Figures.number(1_000 * cpu / Math.max(1, delays.size()), 1));
  }
}
