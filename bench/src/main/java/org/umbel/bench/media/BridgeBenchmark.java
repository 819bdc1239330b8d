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

/// Calls whose two parties hear each other through the server (KW-7): what the bridge adds to the
/// delay, and CPU for a thousand, beside a loop that only moves the packets.
public final class BridgeBenchmark implements Benchmark {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public String about() {
    return "Delay and CPU of bridged calls, passed and coded anew, beside a bare packet loop";
  }

  /// How packets get from one party to the other.
  private enum Manner {
    RAW("bare packet loop (limit)", RawBridge.class, 8),
    PASSED("Umbel, same codec", BridgeRoom.class, 8),
    CODED_ANEW("Umbel, PCMA to PCMU", BridgeRoom.class, 0);

    private final String words;
    private final Class<?> main;
    private final int type;

    Manner(String words, Class<?> main, int type) {
      this.words = words;
      this.main = main;
      this.type = type;
    }
  }

  @Override
  public void run(Effort effort, Report report) {
    var table =
        new Table(
            "Bridged calls",
            "way",
            "calls",
            "CPU of 1 000, % of a core",
            "beside the loop",
            "delay ms median / 99 %",
            "added ms median / 99 %",
            "arrived");
    var time = effort.step(Duration.ofSeconds(5), Duration.ofSeconds(15));
    for (int calls : effort.steps(List.of(100), List.of(1, 100, 400))) {
      var limit = measure(Manner.RAW, calls, time, report);
      row(table, Manner.RAW, calls, limit, limit);
      row(table, Manner.PASSED, calls, measure(Manner.PASSED, calls, time, report), limit);
      row(table, Manner.CODED_ANEW, calls, measure(Manner.CODED_ANEW, calls, time, report), limit);
    }
    report.table(
        table.note(
            "Wanted: less than 5 ms added. What is coded anew does not tell when it was said."));
  }

  /// @param share of a core for a thousand calls, in percent
  private record Measured(double share, Parties.Heard heard) {
    double quantile(double part) {
      return Figures.quantile(heard.millis(), part);
    }
  }

  private static void row(Table table, Manner way, int calls, Measured figures, Measured limit) {
    table.row(
        way.words,
        calls,
        Figures.number(figures.share(), 1),
        Figures.ratio(figures.share(), limit.share()),
        told(figures.quantile(0.5), figures.quantile(0.99)),
        told(
            figures.quantile(0.5) - limit.quantile(0.5),
            figures.quantile(0.99) - limit.quantile(0.99)),
        Figures.number(100 * figures.heard().share(), 1) + " %");
  }

  private static String told(double median, double most) {
    return Figures.number(median, 2) + " / " + Figures.number(most, 2);
  }

  private static Measured measure(Manner way, int calls, Duration time, Report report) {
    report.progress("bridge: %d calls, %s".formatted(calls, way.words));
    try (var parties = new Parties()) {
      var type = Integer.toString(way.type);
      try (var child =
          Child.java(way.words, way.main, Integer.toString(calls), type, parties.ports())) {
        parties.meet(List.of(child.await(Beginning.READY, START).split(",", -1)), way.type);
        parties.talk(WARM_UP);
        var before = child.usage();
        var heard = parties.talk(time);
        var used = child.usage().since(before);
        double share = 100 * used.cpuMillis() / time.toMillis() * 1_000 / calls;
        return new Measured(share, heard);
      }
    } catch (IOException failure) {
      throw new CannotMeasure("no sockets for the parties", failure);
    }
  }
}
