package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
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
        var mail = MailSystem.start(byXoauth2(tokens));
        var server = UmbelServer.serve(company(mail, tokens, mail.imapPort()));
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

  @Test
  @Feature({"ML-7", "TU-4"})
  void aTokenThatExpiresWhileSomebodyListensIsRenewedUnheardAndElseTheCallerIsTold()
      throws IOException, InterruptedException {
    try (var tokens = TokenServer.start();
        var mail = MailSystem.start(byStandard(tokens));
        var relay = FaultyRelay.start(mail.imapPort());
        var server = UmbelServer.serve(company(mail, tokens, relay.port()));
        var caller = phone(server, "+4930555777");
        var phone = phone(server, "4000");
        var anna = mail.open("anna")) {
      leave(caller, "4000", MESSAGE);
      leave(caller, "4000", MESSAGE);
      anna.awaitCount(2, PATIENCE);

      try (var talk = Talk.with(answered(phone.dial("5000")))) {
        talk.hears(Prompt.ENTER_PIN).presses(PIN + "#").hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(Choice.of(Option.DELETE));

        tokens.revoke();
        relay.endAll();
        talk.presses("6").hears(Choice.of(Option.DELETE));
        Await.until("both are read", PATIENCE, () -> anna.unread() == 0);

        tokens.refuse("invalid_grant");
        tokens.revoke();
        relay.endAll();
        talk.presses("7").hears(Prompt.MESSAGES_UNAVAILABLE).hears(Prompt.MAIN_MENU);
      }
      assertThat(anna.count()).as("what could not be deleted stays").isEqualTo(2);
    }
  }

  private static Map<String, String> byStandard(TokenServer tokens) {
    return Map.of("TOKENS", tokens.introspection().toString(), "BY_TOKEN", "oauthbearer");
  }

  private static Map<String, String> byXoauth2(TokenServer tokens) {
    return Map.of("TOKENS", tokens.introspection().toString(), "BY_TOKEN", "xoauth2");
  }

  private static String company(MailSystem mail, TokenServer tokens, int imapPort) {
    var oauth2 =
        "oauth2: {endpoint: \"%s\", client: umbel, secret: s3cret}".formatted(tokens.endpoint());
    return """
    pilots: ["5000"]
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - {extension: "4000", name: Anna Berg, mail: anna@example.test, pin: "739152", sip-password: x}
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
            imapPort,
            oauth2);
  }
}
