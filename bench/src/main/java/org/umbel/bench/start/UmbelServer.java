package org.umbel.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.process.Child;
import org.umbel.bench.process.Usage;

/// The packaged server, started by its launcher on an empty folder of its own that goes with it.
/// Belongs to one thread.
public final class UmbelServer implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3); // the launcher may have to build it
  private static final Pattern SIP = Pattern.compile("sip=([^ ]+):(\\d+)");

  private final Path folder;
  private final Child child;
  private final InetSocketAddress sip;
  private final Duration started;

  private UmbelServer(Path folder, Child child, InetSocketAddress sip, Duration started) {
    this.folder = folder;
    this.child = child;
    this.sip = sip;
    this.started = started;
  }

  /// A fresh folder for a server's data.
  public static Path folder() {
    try {
      return Files.createTempDirectory("umbel-bench-");
    } catch (IOException failure) {
      throw new CannotMeasure("cannot make a folder for the server", failure);
    }
  }

  /// Starts `umbel` with these words; waits until calls are answered.
  ///
  /// @param folder of its data, deleted at the end
  /// @throws CannotMeasure when it does not come so far
  public static UmbelServer start(Path folder, String... words) {
    var command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(words));
    long begin = System.nanoTime();
    var log = folder.resolve("server.log");
    var child = Child.start("umbel " + words[0], command, log);
    try {
      var ready = child.await("ready", START);
      var started = Duration.ofNanos(System.nanoTime() - begin);
      return new UmbelServer(folder, child, address(ready), started);
    } catch (CannotMeasure failure) {
      child.close();
      throw new CannotMeasure(failure.getMessage() + "; see " + log, failure);
    }
  }

  private static String launcher() {
    var launcher = System.getProperty("umbel.launcher");
    if (launcher == null)
      throw new CannotMeasure("where the launcher is must be told by -Dumbel.launcher=FILE");
    return launcher;
  }

  private static InetSocketAddress address(String ready) {
    var sip = SIP.matcher(ready);
    if (!sip.find()) throw new CannotMeasure("no SIP address in 'ready " + ready + "'");
    return new InetSocketAddress(
        InetAddress.ofLiteral(sip.group(1)), Integer.parseInt(sip.group(2)));
  }

  /// Where it takes calls.
  public InetSocketAddress sip() {
    return sip;
  }

  /// From the command until it said that calls are answered.
  public Duration started() {
    return started;
  }

  /// Where its data are.
  public Path data() {
    return folder;
  }

  public long pid() {
    return child.pid();
  }

  public Usage usage() {
    return child.usage();
  }

  /// Lets it end, and deletes its data.
  @Override
  public void close() {
    child.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot delete " + folder, failure);
    }
  }
}
