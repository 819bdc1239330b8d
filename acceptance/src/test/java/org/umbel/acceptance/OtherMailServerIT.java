package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Mailboxes on a mail store of another make, Cyrus.
@Needs(
    value = {"cyrmaster", "postfix", "baresip"},
    root = true)
@MailSystems
class OtherMailServerIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String PIN = "739152";
  private static final String DELETED = "Deleted voice messages";
  private static final Duration LAMP_LAG = Duration.ofSeconds(5);

  /// With nothing but the preset: the mailboxes of others, deleted for good.
  private static final String PRESET =
      "preset: cyrus, administrator: {name: umservice, password: servicepw}";

  private static final String ON_BEHALF =
      "access: on-behalf, administrator: {name: umproxy, password: proxypw}";
  private static final String OWN = "access: own-password, deleted-folder: none";

  @Test
  @Feature({"ML-1", "ML-6", "ML-7", "MW-1", "TU-6"})
  void messagesArriveAreSeenAndDeletedAndTheLampFollowsTheMailProgram()
      throws InterruptedException {
    try (var mail = MailSystem.ofCyrus(Map.of());
        var server = UmbelServer.serve(company(mail, ON_BEHALF));
        var annas = lampOf(server);
        var phone = phone(server, "+4930555777");
        var anna = mail.open("anna")) {
      lamp(annas, "no");
      leave(phone, "4000", MESSAGE);
      leave(phone, "4000", MESSAGE);
      anna.awaitCount(2, PATIENCE);
      lamp(annas, "yes 2/0");

      anna.markRead(1);
      lamp(annas, "yes 1/1");
      var inbox = server.inbox("4000", PIN);
      assertThat(MESSAGE.in(inbox.sound(inbox.await(2).getFirst())).same()).isTrue();
      inbox.list().forEach(inbox::markHeard);
      lamp(annas, "no");
      assertThat(anna.unread()).isZero();

      inbox.delete(inbox.list().getFirst());
      anna.awaitCount(1, PATIENCE);
      assertThat(anna.countIn(DELETED)).isEqualTo(1);

      anna.markUnread(1);
      lamp(annas, "yes 1/0");
      anna.delete(1);
      lamp(annas, "no");
    }
  }

  @Test
  @Feature({"ML-1", "ML-7"})
  void thePresetAndEachPersonsOwnPasswordOpenTheSameMailbox() throws InterruptedException {
    try (var mail = MailSystem.ofCyrus(Map.of());
        var anna = mail.open("anna")) {
      for (var way : List.of(PRESET, OWN)) {
        try (var server = UmbelServer.serve(company(mail, way));
            var phone = phone(server, "+4930555777")) {
          leave(phone, "4000", MESSAGE);
          var inbox = server.inbox("4000", PIN);
          inbox.delete(inbox.await(1).getFirst());
          anna.awaitCount(0, PATIENCE);
        }
      }
    }
  }

  private static Baresip lampOf(UmbelServer server) {
    var settings = Map.of("LAMP", "yes", "ANSWER", "manual");
    var phone = Baresip.start("4000", Company.PHONE, server.sip(), MESSAGE, settings);
    phone.awaitRegistered();
    return phone;
  }

  private static void lamp(Baresip phone, String wanted) {
    Await.until("lamp " + wanted, LAMP_LAG, phone::lamp, seen -> seen.startsWith(wanted));
  }

  private static String company(MailSystem mail, String imap) {
    return """
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - extension: "4000"
        name: Anna Berg
        mail: anna@example.test
        pin: "739152"
        sip-password: phone-password
        mail-login: {name: anna, password: secret}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, %s}
    """
        .formatted(mail.smtpPort(), mail.imapPort(), imap);
  }
}
