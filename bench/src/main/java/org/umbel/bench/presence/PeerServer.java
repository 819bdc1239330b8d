package org.umbel.bench.presence;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.process.Cores;
import org.umbel.bench.process.Usage;

/// Kamailio with its presence modules, all in memory; it asks nobody for a login. Belongs to one
/// thread.
final class PeerServer implements PresenceServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_PORT = 24_000;
  private static final int LAST_PORT = 32_000;

  private final Path folder;
  private final Path script;
  private final int port;

  private PeerServer(Path folder, Path script, int port) {
    this.folder = folder;
    this.script = script;
    this.port = port;
  }

  /// Starts it; waits until it serves.
  static PeerServer start() {
    var launcher = System.getProperty("umbel.launcher");
    if (launcher == null)
      throw new CannotMeasure("where the launcher is must be told by -Dumbel.launcher=FILE");
    try {
      var script = Path.of(launcher).resolveSibling("testkit/parts/presence");
      var peer = new PeerServer(Files.createTempDirectory("umbel-bench-"), script, freePort());
      peer.run("start");
      return peer;
    } catch (IOException failure) {
      throw new CannotMeasure("cannot make a folder for the peer", failure);
    }
  }

  private static int freePort() {
    for (int port = FIRST_PORT; port < LAST_PORT; port += 50) {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (var taken = new DatagramSocket(here)) {
        return taken.getLocalPort();
      } catch (SocketException _) {
        // somebody else has it
      }
    }
    throw new CannotMeasure("no port is free for the peer");
  }

  private void run(String action) {
    var words = List.of(script.toString(), action, folder.toString(), Integer.toString(port));
    var builder = new ProcessBuilder(Cores.forServer(words));
    builder.environment().putAll(Map.of("CHILDREN", "1", "MEGABYTES", "512"));
    try {
      var process =
          builder
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(folder.resolve("errors.log").toFile())
              .start();
      if (!process.waitFor(PATIENCE) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CannotMeasure("the peer does not " + action + "; see " + folder);
      }
    } catch (IOException failure) {
      throw new CannotMeasure("cannot run " + script, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean asksForLogin() {
    return false;
  }

  @Override
  public Usage usage() {
    var cpu = Duration.ZERO;
    long resident = 0;
    for (long pid : processes()) {
      var one = Usage.of(pid);
      cpu = cpu.plus(one.cpu());
      resident += proportional(pid);
    }
    return new Usage(cpu, resident);
  }

  /// It gives nothing back to the system, so this counts what was ever used.
  @Override
  public long workBytes() {
    return usage().residentBytes();
  }

  /// All processes that were started with its configuration.
  private List<Long> processes() {
    var ours = new ArrayList<Long>();
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process.pid()).contains(folder + "/kamailio.cfg"))
        .forEach(process -> ours.add(process.pid()));
    return ours;
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException _) {
      return ""; // it has just ended
    }
  }

  /// A process's memory, what it shares with others divided by their number.
  private static long proportional(long pid) {
    try {
      for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")))
        if (line.startsWith("Pss:")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
    } catch (IOException failure) {
      throw new CannotMeasure("cannot read the memory of process " + pid, failure);
    }
    return 0;
  }

  @Override
  public void close() {
    run("stop");
  }
}
