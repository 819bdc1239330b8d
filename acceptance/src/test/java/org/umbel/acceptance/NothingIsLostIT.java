package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.buffer;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.sound.WavFile;

/// Servers that die, mail servers that are down: what was said arrives, once.
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class NothingIsLostIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(6));
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  @Feature("CA-12")
  void whatWasSaidUntilTheServerDiedIsDeliveredOnce() throws InterruptedException {
    try (var server = UmbelServer.serve(SharedServer.configuration());
        var phone = phone(server, "1000")) {
      try (var call = answered(phone.dialDiverted("4000", "4000", "no-answer"))) {
        call.awaitSilence(Calling.GREETING_OVER, PATIENCE);
        call.say(buffer(MESSAGE.part(Duration.ZERO, Duration.ofSeconds(5))));
        server.kill();
      }

      server.startAgain();

      var inbox = server.inbox("4000", "739152");
      var kept = inbox.awaitSound();
      var most = MESSAGE.part(Duration.ZERO, Duration.ofMillis(3_500)).in(kept);
      assertThat(most.correlation()).as(most.toString()).isGreaterThan(0.95);

      server.kill();
      server.startAgain();
      assertThat(inbox.list()).as("after one more start").hasSize(1);
    }
  }

  @Test
  @Needs(
      value = {"dovecot", "postfix"},
      root = true)
  @Feature({"CA-11", "CA-12", "ML-1"})
  void theMailServerGetsItsMailWhenItIsBack() throws InterruptedException {
    try (var mail = MailSystem.start();
        var server = UmbelServer.serve(configuration(mail));
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      var message = anna.message(1);
      assertThat(message.field("subject").orElse("")).contains("+4930555777");
      assertThat(message.field("from").orElse("")).contains("+4930555777");
      assertThat(message.field("message-id")).isPresent();
      var sound = WavFile.parse(message.part("audio/").orElseThrow());
      assertThat(MESSAGE.in(sound).same()).as("%s", MESSAGE.in(sound)).isTrue();

      mail.transport().halt();
      leave(phone, "4000", MESSAGE);
      Await.pause(Duration.ofSeconds(3));
      assertThat(anna.count()).as("the transport is down").isEqualTo(1);
      mail.transport().start();

      anna.awaitCount(2, PATIENCE);
    }
  }

  private static String configuration(MailSystem mail) {
    return """
    pilots: ["5000"]
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - {extension: "4000", name: "Anna Berg", pin: "739152", sip-password: "x", mail: anna@example.test}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap:
          servers: ["127.0.0.1:%d"]
          tls: none
          administrator: {name: umadmin, password: masterpw}
          account: "anna*umadmin"
    """
        .formatted(mail.smtpPort(), mail.imapPort());
  }
}
