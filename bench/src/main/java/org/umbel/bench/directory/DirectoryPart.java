package org.umbel.bench.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.process.Cores;

/// OpenLDAP with very many people in it, in a folder of its own that stays behind when something
/// fails. Belongs to one thread.
final class DirectoryPart implements AutoCloseable {
  static final String BASE = "dc=example,dc=test";
  static final String ACCOUNT = "cn=umbel," + BASE;
  static final String PASSWORD = "umbelpw";

  /// The extension of whom [#hire] adds.
  static final String NEWCOMER = "7654321";

  private static final Duration FILLING = Duration.ofMinutes(8);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int FIRST_PORT = 24_000;
  private static final int LAST_PORT = 32_000;
  private static final List<String> READ =
      List.of(
          "entryUUID",
          "modifyTimestamp",
          "displayName",
          "cn",
          "mail",
          "telephoneNumber",
          "mobile",
          "uid",
          "preferredLanguage",
          "c",
          "mailServer",
          "facsimileTelephoneNumber");

  private final Path folder;
  private final Path script;
  private final int port;

  private DirectoryPart(Path folder, Path script, int port) {
    this.folder = folder;
    this.script = script;
    this.port = port;
  }

  /// Fills it and waits until it serves.
  ///
  /// @param people beside the three it has anyhow
  static DirectoryPart start(int people) {
    var launcher = System.getProperty("umbel.launcher");
    if (launcher == null)
      throw new CannotMeasure("where the launcher is must be told by -Dumbel.launcher=FILE");
    var script = Path.of(launcher).resolveSibling("testkit/parts/slapd");
    try {
      var part = new DirectoryPart(Files.createTempDirectory("umbel-bench-"), script, freePort());
      part.run(
          List.of(
              "env", "PEOPLE=" + people, script.toString(), "start", part.folder(), part.port + ""),
          FILLING);
      return part;
    } catch (IOException failure) {
      throw new CannotMeasure("cannot make a folder for the directory", failure);
    }
  }

  private static int freePort() {
    for (int port = FIRST_PORT; port < LAST_PORT; port += 50) {
      try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return taken.getLocalPort();
      } catch (IOException _) {
        // somebody else has it
      }
    }
    throw new CannotMeasure("no port is free for a directory");
  }

  int port() {
    return port;
  }

  private String folder() {
    return folder.toString();
  }

  /// Reads everybody by the usual tool, page by page as the server does, and throws it away.
  ///
  /// @return how long that took
  Duration searchByTool() {
    var command = new ArrayList<>(tool("ldapsearch"));
    command.addAll(List.of("-LLL", "-o", "ldif-wrap=no", "-E", "pr=1000/noprompt", "-b", BASE));
    command.add("(objectClass=inetOrgPerson)");
    command.addAll(READ);
    return run(Cores.forServer(command), PATIENCE);
  }

  /// Adds a person; returns when the directory has it.
  void hire() {
    var file = folder.resolve("newcomer.ldif");
    var entry =
        """
        dn: cn=Newcomer,%s
        changetype: add
        objectClass: inetOrgPerson
        cn: Newcomer
        sn: Newcomer
        telephoneNumber: %s
        """
            .formatted(BASE, NEWCOMER);
    try {
      Files.writeString(file, entry);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot write " + file, failure);
    }
    var command = new ArrayList<>(List.of("ldapmodify", "-x", "-H", uri()));
    command.addAll(List.of("-D", "cn=admin," + BASE, "-w", "adminpw", "-f", file.toString()));
    run(command, PATIENCE);
  }

  private List<String> tool(String name) {
    return List.of(name, "-x", "-H", uri(), "-D", ACCOUNT, "-w", PASSWORD);
  }

  private String uri() {
    return "ldap://127.0.0.1:" + port;
  }

  /// @return how long it took
  private Duration run(List<String> command, Duration longest) {
    long begin = System.nanoTime();
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(folder.resolve("errors.log").toFile())
              .start();
      if (!process.waitFor(longest) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CannotMeasure(command.getFirst() + " failed; see " + folder);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot run " + command.getFirst() + ", is it installed?", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    run(List.of(script.toString(), "stop", folder(), port + ""), PATIENCE);
    run(List.of("rm", "-rf", folder()), PATIENCE);
  }
}
