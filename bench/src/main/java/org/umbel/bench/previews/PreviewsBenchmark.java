package org.umbel.bench.previews;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.start.UmbelServer;

/// A routing engine offers interactions to a hundred workers who have five browsers open each: how
/// long it takes from its message until each of the worker's browsers has the offer. Each offer is
/// taken back a moment later, so that the worker is free again.
public final class PreviewsBenchmark implements Benchmark {
  private static final int WORKERS = 100;
  private static final int SCREENS_EACH = 5;
  private static final int SCREENS = WORKERS * SCREENS_EACH;
  private static final String PIN = "739152";
  private static final String SECRET = "a long password";
  private static final Pattern CONNECTION = Pattern.compile("\"connection\":\"([0-9a-f]+)\"");
  private static final Duration SHOWN_FOR = Duration.ofMillis(500);

  @Override
  public String name() {
    return "previews";
  }

  @Override
  public String about() {
    return "offers a second, and how soon a browser has them, with 500 browsers' WebSockets";
  }

  @Override
  public void run(Effort effort, Report report) {
    var folder = UmbelServer.folder();
    var web = freePort();
    var file = configuration(folder, web);
    try (var server = UmbelServer.start(folder, "serve", "--config", file.toString());
        var http = HttpClient.newHttpClient()) {
      var crowd = new Crowd(new Client(http, web));
      report.progress("previews: %d workers log in".formatted(WORKERS));
      crowd.open();
      var table =
          new Table(
              "From the engine's message to each browser, %d WebSockets".formatted(SCREENS),
              "offers/s",
              "shown",
              "not shown",
              "median ms",
              "99 % ms",
              "longest ms",
              "server CPU ms/offer");
      crowd.measure(20, Duration.ofSeconds(5)); // warms up
      for (var rate : effort.steps(List.of(25, 100), List.of(25, 50, 100, 150))) {
        report.progress("previews: %d offers/s".formatted(rate));
        var before = server.usage();
        var run = crowd.measure(rate, effort.step(Duration.ofSeconds(10), Duration.ofSeconds(30)));
        var cpu = server.usage().since(before).cpuMillis();
        table.row(
            rate,
            run.delays().size(),
            run.offered() * SCREENS_EACH - run.delays().size(),
            Figures.number(Figures.median(run.delays()), 1),
            Figures.number(Figures.quantile(run.delays(), 0.99), 1),
            Figures.number(Figures.quantile(run.delays(), 1), 1),
            Figures.number(cpu / run.offered(), 2));
      }
      report.table(
          table.note("Wanted: 99 % within 100 ms. Reports are on: each offer is two rows."));
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException refused) {
      throw new CannotMeasure("no free port", refused);
    }
  }

  private static Path configuration(Path folder, int web) {
    var text =
        new StringBuilder(
            """
            data: %s
            web: {listen: "127.0.0.1:%d"}
            lines: [{name: main, listen: ["udp 127.0.0.1:0"]}]
            administrators: [{name: engine, secret: "%s", roles: [engine]}]
            knowledge-workers: {enable-preview-reporting: true, user-auto-registration: true}
            people:
            """
                .formatted(folder.resolve("data"), web, SECRET));
    for (var n = 0; n < WORKERS; n++) {
      text.append(
          "  - {extension: \"%d\", name: \"W %d\", pin: \"%s\", worker: {agent-login: w%d}}\n"
              .formatted(4000 + n, n, PIN, n));
    }
    try {
      return Files.writeString(folder.resolve("umbel.yaml"), text);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /// What one step gave; delays in milliseconds.
  private record Run(int offered, List<Double> delays) {}

  /// All browsers, and the engine.
  private static final class Crowd {
    private final Client client;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Queue<Long>> seen = new ConcurrentHashMap<>();
    private final List<WebSocket> screens = new ArrayList<>(); // held while it measures
    private long number;

    Crowd(Client client) {
      this.client = client;
    }

    void open() {
      for (var n = 0; n < WORKERS; n++) {
        var token = client.token(Integer.toString(4000 + n), PIN);
        for (var screen = 0; screen < SCREENS_EACH; screen++) {
          screens.add(client.socket("/worker/socket", token, this::screen));
        }
        client.send("PUT", "/worker/state", "Bearer " + token, "{\"id\": \"predefReady\"}");
      }
    }

    private void screen(String text) {
      var now = System.nanoTime();
      var connections = CONNECTION.matcher(text);
      while (connections.find()) {
        seen.computeIfAbsent(connections.group(1), _ -> new ConcurrentLinkedQueue<>()).add(now);
      }
    }

    Run measure(int rate, Duration time) {
      sent.clear();
      seen.clear();
      var engine = client.socket("/engine/socket", client.token("engine", SECRET), _ -> {});
      var offers = (int) (rate * time.toMillis() / 1_000);
      var begin = System.nanoTime();
      var open = new ArrayList<String>();
      var back = (int) Math.max(1, rate * SHOWN_FOR.toMillis() / 1_000);
      for (var n = 0; n < offers; n++) {
        sleepUntil(begin + n * 1_000_000_000L / rate);
        open.add(offer(engine));
        if (n >= back) {
          cancel(engine, open.get(n - back));
        }
      }
      sleepUntil(System.nanoTime() + SHOWN_FOR.toNanos());
      open.subList(Math.max(0, offers - back), offers).forEach(id -> cancel(engine, id));
      sleepUntil(System.nanoTime() + SHOWN_FOR.toNanos());
      engine.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      var delays = new ArrayList<Double>();
      sent.forEach((id, at) -> {
        var shown = seen.getOrDefault(id, new ConcurrentLinkedQueue<>());
        shown.stream().limit(SCREENS_EACH).forEach(when -> delays.add((when - at) / 1e6));
      });
      return new Run(offers, delays);
    }

    private String offer(WebSocket engine) {
      var id = "%x".formatted(0x1000_0000L + number);
      var agent = "w" + number % WORKERS;
      number++;
      sent.put(id, System.nanoTime());
      engine
          .sendText(
              ("{\"message\":\"PreviewInteractionRequest\",\"agent\":\"%s\",\"connId\":\"%s\","
                      + "\"mediaType\":\"voice\",\"userData\":{\"custname\":\"Bank\"}}")
                  .formatted(agent, id),
              true)
          .join();
      return id;
    }

    private static void cancel(WebSocket engine, String id) {
      engine
          .sendText(
              "{\"message\":\"PreviewInteractionCancel\",\"ConnID\":\"%s\"}".formatted(id), true)
          .join();
    }

    private static void sleepUntil(long nanos) {
      try {
        var left = nanos - System.nanoTime();
        if (left > 0) {
          Thread.sleep(Duration.ofNanos(left));
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CannotMeasure("interrupted");
      }
    }
  }
}
