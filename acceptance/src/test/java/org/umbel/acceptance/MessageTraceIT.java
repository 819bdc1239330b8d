package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Where a message is, is told with its instants: to its owner, and to administrators.
@Acceptance
class MessageTraceIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Box ANNA = new Box("4000", Company.PIN, Company.PHONE);
  private static final Pattern WHAT = Pattern.compile("\"what\":\"([a-z-]+)\"");

  @Test
  @Feature("CA-12")
  @Needs(
      value = {"dovecot", "postfix"},
      root = true)
  void aMessageIsFollowedFromTheCallOverAMailServerThatWasAwayUntilTheLampIsOut()
      throws InterruptedException {
    var mail = MailSystem.start(); // closed by the company
    try (var company = Company.handingInAt(mail, mail.smtpPort());
        var phone = phone(company.server(), "+4930555777");
        var anna = mail.open("anna")) {
      var server = company.server();
      mail.transport().halt();
      leave(phone, "4000", MESSAGE);
      Await.until("written down", PATIENCE, () -> kept(server).contains("POSTPONED"));
      server.kill();
      mail.transport().start();
      server.startAgain();

      anna.awaitCount(1, PATIENCE);
      await(server, "lamp-on");
      anna.markRead(1);
      await(server, "lamp-off");
      anna.delete(1);
      await(server, "gone");

      var way = text(server, ANNA, "/api/v1/mailbox/traces");
      assertThat(steps(way))
          .containsExactly(
              "recorded",
              "stored",
              "postponed",
              "mailed",
              "arrived",
              "lamp-on",
              "seen",
              "lamp-off",
              "gone");
      assertThat(way).contains("\"words\":\"Taken by the mail server\"", "Connection refused");
    }
  }

  @Test
  @Feature("CA-12")
  void theOwnerAloneSeesTheWayOfAMessageInTheBuiltInMailbox(UmbelServer server, Box box, Box other)
      throws InterruptedException {
    try (var phone = phone(server, "+4930555777")) {
      leave(phone, box.extension(), MESSAGE);
    }
    var inbox = server.inbox(box.extension(), box.pin());
    var message = inbox.await(1).getFirst();
    var path = "/api/v1/mailbox/messages/" + message.id() + "/trace";
    Await.until(
        "the lamp is lit", PATIENCE, () -> steps(text(server, box, path)).contains("lamp-on"));
    inbox.markHeard(message);

    Await.until(
        "the lamp is out", PATIENCE, () -> steps(text(server, box, path)).contains("lamp-off"));
    assertThat(steps(text(server, box, path)))
        .containsExactly(
            "recorded", "stored", "put-in-box", "arrived", "lamp-on", "seen", "lamp-off");
    assertThat(Administration.status(server, path, other.extension(), other.pin())).isEqualTo(404);
    assertThat(Administration.text(server, "/api/v1/message-traces?extension=" + box.extension()))
        .contains(message.id());
  }

  /// What would survive the process.
  private static String kept(UmbelServer server) {
    try {
      return Files.readString(server.data().resolve("traces/messages"));
    } catch (IOException failure) {
      throw new AssertionError("traces are there from the start on", failure);
    }
  }

  private static void await(UmbelServer server, String what) {
    Await.until(
        what, PATIENCE, () -> steps(text(server, ANNA, "/api/v1/mailbox/traces")).contains(what));
  }

  private static String text(UmbelServer server, Box box, String path) {
    return Administration.text(server, path, box.extension(), box.pin());
  }

  private static List<String> steps(String way) {
    return WHAT.matcher(way).results().map(found -> found.group(1)).toList();
  }
}
