package org.umbel.testkit.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.umbel.testkit.Await;

/// An SMS centre that speaks SMPP on the loopback, as a process of its own that can be ended and
/// started again. The account is `um`, the password `umpw`.
public final class SmsCentre implements AutoCloseable, Logs.Source {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String STORE = "key.p12";
  private static final String PASSWORD = "storepw";

  private final Scratch scratch = Scratch.make("sms");
  private final boolean tls;
  private final PortBlock ports = PortBlock.take();
  private Process process;
  private int starts;

  /// A text it has taken, a line each.
  ///
  /// @param coding `gsm` or `ucs2`, with `1/2` and so on when it is a part of a longer text
  /// @param text the octets of the phone's alphabet as ISO 8859-1, which is the same for letters
  ///   and digits of English
  public record Taken(String from, String to, String coding, String text) {}

  private SmsCentre(boolean tls) {
    this.tls = tls;
    if (tls) {
      certify();
    }
    this.process = launch();
  }

  /// Starts it and waits until it serves.
  public static SmsCentre start() {
    return start(false);
  }

  /// The same with TLS from the start; see [#authority].
  public static SmsCentre startWithTls() {
    return start(true);
  }

  private static SmsCentre start(boolean tls) {
    var centre = new SmsCentre(tls);
    Logs.register(centre);
    centre.awaitLine("listening");
    return centre;
  }

  /// Who has certified one that speaks TLS.
  public Path authority() {
    return scratch.file("ca.crt");
  }

  private void certify() {
    var authority = TestAuthority.in(scratch.folder(), "SMS authority");
    var issued = authority.issue(TestAuthority.Wish.of("localhost"));
    var pair = List.of("-in", issued.certificate().toString(), "-inkey", issued.key().toString());
    var made = new ArrayList<>(List.of("pkcs12", "-export", "-out", STORE));
    made.addAll(pair);
    made.addAll(List.of("-passout", "pass:" + PASSWORD));
    authority.openssl(made.toArray(String[]::new));
  }

  private Process launch() {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Djavax.net.ssl.keyStore=" + scratch.file(STORE),
                "-Djavax.net.ssl.keyStorePassword=" + PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                SmsCentreProgram.class.getName(),
                Integer.toString(port())));
    if (tls) {
      command.add("tls");
    }
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log(++starts).toFile())
          .start();
    } catch (IOException failure) {
      throw new PartFailed("cannot run " + command, failure);
    }
  }

  private Path log(int start) {
    return scratch.file("centre-" + start + ".log");
  }

  private void awaitLine(String line) {
    Await.until("SMS centre " + line, PATIENCE, () -> Shell.read(log(starts)).contains(line));
  }

  /// Waits until somebody has bound since its last start.
  public SmsCentre awaitBound() {
    awaitLine("bound");
    return this;
  }

  public int port() {
    return ports.at(0);
  }

  /// All texts since its first start, in their order.
  public List<Taken> texts() {
    var texts = new ArrayList<Taken>();
    for (int start = 1; start <= starts; start++) {
      for (var line : Shell.read(log(start)).split("\n", -1)) {
        var words = line.split(" ", -1);
        if (words.length == 5 && words[0].equals("text")) {
          var text = new String(Base64.getDecoder().decode(words[4]), UTF_8);
          texts.add(new Taken(words[1], words[2], words[3], text));
        }
      }
    }
    return texts;
  }

  /// Ends it as a power cut would.
  public void halt() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  public void startAgain() {
    process = launch();
    awaitLine("listening");
  }

  @Override
  public List<Path> logs() {
    return List.of(log(starts));
  }

  @Override
  public String toString() {
    return "SMS centre at port " + port();
  }

  @Override
  public void close() {
    try (ports;
        scratch) {
      halt();
      Logs.forget(this);
    }
  }
}
