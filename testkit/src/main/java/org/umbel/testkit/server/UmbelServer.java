package org.umbel.testkit.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.Logs;
import org.umbel.testkit.part.PartFailed;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Repository;
import org.umbel.testkit.part.Scratch;

/// The server as it is shipped, started by its launcher as a process of its own, with a data folder
/// and ports of its own. It must have been packaged.
public final class UmbelServer implements AutoCloseable, Logs.Source {
  /// What the build of the acceptance tests puts there for servers to find.
  private static final Path LIBRARIES = Repository.root().resolve("acceptance/target/libraries");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path ENV = Path.of("/usr/bin/env");
  private static final Pattern READY = Pattern.compile("(?m)^ready sip=(\\S+) web=(\\S+)$");

  private final Scratch scratch;
  private final PortBlock ports;
  private final List<String> command;
  private final Path data;
  private Process process;
  private int starts;

  private UmbelServer(Scratch scratch, PortBlock ports, List<String> command, Path data) {
    this.scratch = scratch;
    this.ports = ports;
    this.command = command;
    this.data = data;
    this.process = launch();
  }

  /// Starts the demo and waits until it is ready.
  public static UmbelServer demo() {
    var scratch = Scratch.make("demo");
    var ports = PortBlock.take();
    var data = scratch.file("data");
    var command =
        List.of(
            Launched.launcher(),
            "demo",
            "--data",
            data.toString(),
            "--sip",
            "127.0.0.1:" + ports.at(0),
            "--web",
            "127.0.0.1:" + ports.at(1));
    return started(new UmbelServer(scratch, ports, command, data));
  }

  /// Starts a server by a configuration and waits until it is ready.
  ///
  /// @param configuration without `data`, `lines` and `web: listen`, which are put in front
  public static UmbelServer serve(String configuration) {
    return serveWithAudio("{}", configuration);
  }

  /// The same with a line whose sound is coded and encrypted so.
  ///
  /// @param audio the section `audio` of the line, as YAML in braces
  public static UmbelServer serveWithAudio(String audio, String configuration) {
    var scratch = Scratch.make("serve");
    return serve(audio, configuration, scratch, scratch.file("data"));
  }

  /// The same with a data folder from elsewhere, such as a small file system.
  public static UmbelServer serve(String configuration, Path data) {
    return serve("{}", configuration, Scratch.make("serve"), data);
  }

  /// Starts a server whose configuration tells its lines itself; the first is to take messages at
  /// the first port of the server's block.
  ///
  /// @param configuration without `data` and `web: listen`, for a block of ports
  public static UmbelServer serveLines(Function<PortBlock, String> configuration) {
    var scratch = Scratch.make("serve");
    var ports = PortBlock.take();
    return serve("", configuration.apply(ports), scratch, scratch.file("data"), ports);
  }

  private static UmbelServer serve(String audio, String configuration, Scratch scratch, Path data) {
    var ports = PortBlock.take();
    String lines =
        """
        lines: [{name: main, listen: ["udp 127.0.0.1:%d", "tcp 127.0.0.1:%d"], audio: %s}]
        """
            .formatted(ports.at(0), ports.at(0), audio);
    return serve(lines, configuration, scratch, data, ports);
  }

  private static UmbelServer serve(
      String lines, String configuration, Scratch scratch, Path data, PortBlock ports) {
    String head =
        """
        data: %s
        web: {listen: "127.0.0.1:%d"}
        %s\
        """
            .formatted(data, ports.at(1), lines);
    var file = scratch.file("umbel.yaml");
    try {
      Files.writeString(file, head + configuration);
    } catch (IOException failure) {
      throw new PartFailed("cannot write " + file, failure);
    }
    var command = List.of(Launched.launcher(), "serve", "--config", file.toString());
    return started(new UmbelServer(scratch, ports, command, data));
  }

  private static UmbelServer started(UmbelServer server) {
    Logs.register(server);
    try {
      server.awaitReady();
      return server;
    } catch (RuntimeException failed) {
      server.close();
      throw failed;
    }
  }

  private Process launch() {
    try {
      var log = scratch.file("server-" + ++starts + ".log").toFile();
      var builder =
          new ProcessBuilder(hearingHangUps(command))
              .directory(scratch.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(log);
      builder.environment().put("UMBEL_LIBRARIES", LIBRARIES.toString());
      return builder.start();
    } catch (IOException failure) {
      throw new PartFailed("cannot run " + command, failure);
    }
  }

  /// Whoever runs the tests may have made this process deaf to SIGHUP, as nohup does; the server
  /// would inherit that.
  private static List<String> hearingHangUps(List<String> command) {
    if (!Files.isExecutable(ENV)) return command;
    var hearing = new ArrayList<>(List.of(ENV.toString(), "--default-signal=HUP"));
    hearing.addAll(command);
    return hearing;
  }

  private void awaitReady() {
    Await.until(
        "the server's ready line",
        PATIENCE,
        () -> READY.matcher(log()).find() || !process.isAlive());
    if (!process.isAlive()) {
      throw new PartFailed("the server ended with " + process.exitValue() + ":\n" + log());
    }
  }

  /// Where calls arrive, UDP and TCP.
  public InetSocketAddress sip() {
    return ports.address(0);
  }

  /// Where the web page is.
  public InetSocketAddress web() {
    return ports.address(1);
  }

  /// The ports it has for its lines: the first one, and those from the tenth on.
  public PortBlock ports() {
    return ports;
  }

  /// The folder of its configuration, `umbel.yaml`.
  public Path folder() {
    return scratch.folder();
  }

  /// Tells it by SIGHUP to read its configuration again.
  public void hangUp() {
    try {
      new ProcessBuilder("kill", "-HUP", Long.toString(pid())).inheritIO().start().waitFor();
    } catch (IOException failure) {
      throw new PartFailed("cannot signal " + pid(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  /// Where messages and settings are kept.
  public Path data() {
    return data;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// Looks into somebody's mailbox over the programming interface.
  public Inbox inbox(String extension, String pin) {
    return new Inbox(web(), extension, pin);
  }

  /// A page anyone may read, such as `/health` or `/metrics`.
  public String page(String path) {
    var uri = URI.create("http://127.0.0.1:" + web().getPort() + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new PartFailed("no answer from " + uri, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  /// What the process holds just now.
  public Holdings holdings() {
    return Holdings.of(pid());
  }

  /// Ends it at once, as a power cut does to a process.
  public void kill() {
    process.destroyForcibly();
    awaitExit(PATIENCE);
  }

  /// Asks it to end (SIGTERM) and waits.
  ///
  /// @return its exit status
  public int terminate(Duration limit) {
    process.destroy();
    return awaitExit(limit);
  }

  /// Asks it to end and returns at once.
  public void beginToTerminate() {
    process.destroy();
  }

  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit)) {
        throw new PartFailed("the server did not end within " + limit);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  /// Starts it again on the same data and ports, and waits until it is ready.
  public void startAgain() {
    process = launch();
    awaitReady();
  }

  /// All it has printed since its last start.
  public String log() {
    try {
      return Files.readString(scratch.file("server-" + starts + ".log"), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new PartFailed("cannot read the server's log", failure);
    }
  }

  @Override
  public List<Path> logs() {
    var logs = new ArrayList<Path>();
    for (int i = 1; i <= starts; i++) {
      logs.add(scratch.file("server-" + i + ".log"));
    }
    return logs;
  }

  @Override
  public String toString() {
    return "server at " + sip();
  }

  @Override
  public void close() {
    try (ports;
        scratch) {
      if (process.isAlive()) {
        process.destroy();
        if (!process.waitFor(Duration.ofSeconds(15))) {
          process.destroyForcibly().waitFor();
        }
      }
      Logs.forget(this);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
