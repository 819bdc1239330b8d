package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.TokenServer;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Hosted mail: no password opens a mailbox, but access tokens of a sign-in service.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@MailSystems
class HostedMailIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String PIN = "739152";

  @Test
  @Feature({"ML-7", "ML-4", "CA-11", "CA-12"})
  void messagesArriveAndAreHeardByTokensThatAreRenewedWhenTheyAreRefused()
      throws InterruptedException {
    try (var tokens = TokenServer.start();
        var mail = MailSystem.start(Map.of("TOKENS", tokens.introspection().toString()));
        var server = UmbelServer.serve(company(mail, tokens));
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      var inbox = server.inbox("4000", PIN);
      assertThat(MESSAGE.in(inbox.awaitSound()).same()).isTrue();
      assertThat(tokens.asked())
          .allSatisfy(form -> assertThat(form).containsEntry("client_id", "umbel"));

      Await.pause(Duration.ofSeconds(5)); // as old as a token must be to be renewed
      tokens.revoke();
      var before = tokens.asked().size();
      inbox.markHeard(inbox.await(1).getFirst());
      Await.until("read", PATIENCE, () -> anna.unread() == 0);
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(2, PATIENCE);
      assertThat(tokens.asked().size()).isBetween(before + 1, before + 2);

      Await.pause(Duration.ofSeconds(5));
      tokens.refuse("invalid_client");
      tokens.revoke();
      leave(phone, "4000", MESSAGE);
      Await.until(
          "health in words",
          PATIENCE,
          () -> server.page("/health"),
          health ->
              health.contains("1 message waits")
                  && health.contains("no access token from 127.0.0.1: refused with 401"));
      assertThat(inbox.status()).as("no mailbox, no guess").isNotEqualTo(200);
      tokens.refuse("");
      anna.awaitCount(3, Duration.ofSeconds(45));
      Await.until("who reads has a token as well", PATIENCE, () -> inbox.status() == 200);
      inbox.await(3);
    }
  }

  private static String company(MailSystem mail, TokenServer tokens) {
    var oauth2 =
        "oauth2: {endpoint: \"%s\", client: umbel, secret: s3cret}".formatted(tokens.endpoint());
    return """
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - {extension: "4000", name: Anna Berg, mail: anna@example.test, pin: "739152"}
    mailbox:
      kind: mail-server
      mail-server:
        smtp:
          servers: ["127.0.0.1:%d"]
          sender: anna@example.test
          certificates: %s
          %s
        imap: {servers: ["127.0.0.1:%d"], tls: none, preset: exchange-online, %s}
    """
        .formatted(
            mail.submissionPort(),
            mail.transport().folder().resolve("tls/ca.crt"),
            oauth2,
            mail.imapPort(),
            oauth2);
  }
}
