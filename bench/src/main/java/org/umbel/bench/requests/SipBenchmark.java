package org.umbel.bench.requests;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.umbel.bench.Benchmark;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.Effort;
import org.umbel.bench.Figures;
import org.umbel.bench.Report;
import org.umbel.bench.Table;
import org.umbel.bench.process.Child;
import org.umbel.bench.process.Forgetting;
import org.umbel.bench.process.Heap;
import org.umbel.bench.process.Usage;
import org.umbel.bench.start.UmbelServer;

/// Calls, OPTIONS and REGISTER each second over UDP, TCP and TLS, what they cost, and the memory a
/// registration takes.
public final class SipBenchmark implements Benchmark {
  private static final int CLIENTS = 16;
  private static final int FIRST_EXTENSION = 10_000;
  private static final int WARM_UP = 2_000; // registrations

  @Override
  public String name() {
    return "sip";
  }

  @Override
  public String about() {
    return "calls, OPTIONS and REGISTER each second over UDP, TCP and TLS; memory of registrations";
  }

  @Override
  public void run(Effort effort, Report report) {
    var table =
        new Table(
            "SIP by " + CLIENTS + " clients that ask one after the other",
            "what",
            "transport",
            "each second",
            "CPU ms each 1 000",
            "beside UDP",
            "answer ms median",
            "99 %");
    answering(effort, report, table);
    registering(effort, report, table);
    report.table(
        table
            .note("A call is INVITE, 200, ACK, BYE, 200 with our SIP room alone.")
            .note(
                "REGISTER is with digest, by the whole server: it is kept over a restart, and the"
                    + " phone is told about its lamp."));
    remembering(effort, report);
  }

  private static void answering(Effort effort, Report report, Table table) {
    var folder = UmbelServer.folder();
    var store = KeyStoreFile.make(folder);
    var ports = Ports.free();
    var child =
        Child.java(
            "the SIP room",
            SipResponder.class,
            Integer.toString(ports.plain),
            Integer.toString(ports.secure),
            store.toString(),
            KeyStoreFile.PASSWORD);
    try (child) {
      child.await("ready", Duration.ofSeconds(30));
      measure("call", Asker::call, ports, child::usage, effort, report, table);
      measure("OPTIONS", Asker::options, ports, child::usage, effort, report, table);
    }
    delete(store);
    delete(folder);
  }

  private static void registering(Effort effort, Report report, Table table) {
    serving(
        CLIENTS,
        (server, ports) ->
            measure("REGISTER", Asker::register, ports, server::usage, effort, report, table));
  }

  /// On a server of its own: what connections and loads leave behind would count, too, or count
  /// less when it is let go.
  private static void remembering(Effort effort, Report report) {
    int phones = effort.count(10_000, 20_000);
    serving(WARM_UP + phones, (server, ports) -> memory(server, ports, phones, report));
  }

  private static void serving(int people, BiConsumer<UmbelServer, Ports> task) {
    var folder = UmbelServer.folder();
    var ports = Ports.free();
    var file = folder.resolve("umbel.yaml");
    write(file, configuration(folder, ports, people));
    try (var server = UmbelServer.start(folder, "serve", "--config", file.toString())) {
      task.accept(server, ports);
    }
  }

  private static void measure(
      String what,
      Consumer<Asker> request,
      Ports ports,
      Supplier<Usage> usage,
      Effort effort,
      Report report,
      Table table) {
    double udp = Double.NaN;
    for (var transport : Transport.values()) {
      report.progress("sip: " + what + " over " + transport);
      load(
          transport,
          request,
          ports,
          effort.step(Duration.ofSeconds(6), Duration.ofSeconds(15))); // warm
      var before = usage.get();
      var done =
          load(
              transport,
              request,
              ports,
              effort.step(Duration.ofSeconds(3), Duration.ofSeconds(10)));
      double cost = usage.get().since(before).cpuMillis() / done.millis().size() * 1_000;
      if (transport == Transport.UDP) udp = cost;
      table.row(
          what,
          transport,
          Figures.whole(done.perSecond()),
          Figures.number(cost, 1),
          Figures.ratio(cost, udp),
          Figures.number(Figures.median(done.millis()), 2),
          Figures.number(done.slowMillis(), 1));
    }
  }

  private static RequestLoad load(
      Transport transport, Consumer<Asker> request, Ports ports, Duration time) {
    return RequestLoad.run(
        CLIENTS,
        time,
        client ->
            new Asker(
                transport,
                transport.open(ports.of(transport), client),
                Integer.toString(FIRST_EXTENSION + client)),
        request);
  }

  private static void memory(UmbelServer server, Ports ports, int phones, Report report) {
    report.progress("sip: " + phones + " registrations, after " + WARM_UP + " that do not count");
    register(0, WARM_UP, ports);
    Forgetting.await();
    long before = Heap.bytes(server.pid());
    register(WARM_UP, WARM_UP + phones, ports);
    Forgetting.await();
    double each = (Heap.bytes(server.pid()) - before) / (double) phones;
    report.table(
        new Table("Registrations", "phones", "heap each", "resident")
            .row(
                phones,
                Figures.number(each / 1024, 1) + " KB",
                Figures.megabytes(server.usage().residentBytes()))
            .note(
                "Live objects, counted 36 s after the last phone; each has a nonce that was used"
                    + " and is remembered for five minutes, up to 20 000 of them, and a lamp."));
  }

  /// Each phone once, from a port of its own.
  private static void register(int from, int to, Ports ports) {
    for (int i = from; i < to; i++) {
      var wire = Transport.UDP.open(ports.of(Transport.UDP), i % CLIENTS);
      var user = Integer.toString(FIRST_EXTENSION + i);
      try (var phone = new Asker(Transport.UDP, wire, user)) {
        phone.register();
      }
    }
  }

  private static String configuration(Path folder, Ports ports, int people) {
    var text =
        new StringBuilder(
            """
            data: "%s"
            log: warn
            sip: {realm: umbel}
            lines:
              - name: main
                listen: ["udp 127.0.0.1:%d", "tcp 127.0.0.1:%d", "tls 127.0.0.1:%d"]
                tls: {certificate: "%s", password: "%s"}
            media: {host: 127.0.0.1, ports: 16384-32767}
            web: {listen: "127.0.0.1:0"}
            people:
            """
                .formatted(
                    folder.resolve("data"),
                    ports.plain,
                    ports.plain,
                    ports.secure,
                    KeyStoreFile.make(folder),
                    KeyStoreFile.PASSWORD));
    for (int i = 0; i < people; i++) {
      var extension = Integer.toString(FIRST_EXTENSION + i);
      text.append(
          "  - {extension: \"%s\", name: \"Person %s\", sip-password: \"%s\"}\n"
              .formatted(extension, extension, Asker.password(extension)));
    }
    return text.toString();
  }

  /// Where a server listens.
  private record Ports(int plain, int secure) {

    static Ports free() {
      try (var datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
          var secure = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return new Ports(datagrams.getLocalPort(), secure.getLocalPort());
      } catch (IOException failure) {
        throw new CannotMeasure("no free port", failure);
      }
    }

    InetSocketAddress of(Transport transport) {
      int port = transport == Transport.TLS ? secure : plain;
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot write " + file, failure);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot delete " + file, failure);
    }
  }
}
