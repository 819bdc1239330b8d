package org.umbel.acceptance;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;

/// A server that is killed while it writes a letter with a new PIN.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@MailSystems
class LettersAreKeptIT {
  private static final Pattern PIN = Pattern.compile("Your PIN is ([0-9]{6})\\.");
  private static final String FIRST = "739152";

  @Test
  @Feature({"WM-1", "WM-2", "CA-12"})
  void whereverTheServerIsKilledThePinThatWasMailedLastOpensTheBox()
      throws IOException, InterruptedException {
    try (var mail = MailSystem.start();
        var server = UmbelServer.serve(configuration(mail));
        var anna = mail.open("anna")) {
      for (var step : new String[] {"letters", "pins", "welcomes"}) {
        killedAt(step, server);
        server.startAgain();

        Await.until(
            "no letter waits",
            PATIENCE,
            () -> server.page("/health").contains("no letter to send"));
        Await.until(
            "the PIN that was mailed last opens after a death at " + step,
            PATIENCE,
            () -> server.inbox("4000", told(anna).orElse(FIRST)).status() == 200);
      }
      assertThat(told(anna)).as("at least the last of them was written").isPresent();
    }
  }

  /// Has a new PIN mailed, and ends the server when it writes in this folder.
  private static void killedAt(String step, UmbelServer server)
      throws IOException, InterruptedException {
    var folder = server.data().resolve(step);
    try (var watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
      var asking = Thread.startVirtualThread(() -> reset(server));
      assertThat(watch.poll(30, TimeUnit.SECONDS)).as("a write in " + step).isNotNull();
      server.kill();
      asking.join();
    }
  }

  /// The server may die before it answers.
  private static void reset(UmbelServer server) {
    var body = "{\"reset\": \"new-pin-and-resend\"}".getBytes(StandardCharsets.UTF_8);
    try {
      Administration.change(server, "POST", "/api/v1/boxes/4000/reset", "application/json", body);
    } catch (AssertionError dead) {
      return;
    }
  }

  private static Optional<String> told(MailProgram inbox) {
    return IntStream.rangeClosed(1, inbox.count())
        .mapToObj(number -> inbox.message(number).part("text/plain").orElseThrow())
        .map(part -> new String(part, StandardCharsets.UTF_8).replace("=\r\n", ""))
        .map(PIN::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1))
        .reduce((_, last) -> last);
  }

  private static String configuration(MailSystem mail) {
    return """
    administrators: [{name: root, secret: "%s"}]
    voice-boxes: {pin.lock-after: 0}
    people:
      - {extension: "4000", name: Anna Berg, mail: anna@example.test, pin: "%s"}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, administrator: {name: umadmin, password: masterpw}}
    """
        .formatted(SharedServer.ROOTS_PASSWORD, FIRST, mail.smtpPort(), mail.imapPort());
  }
}
