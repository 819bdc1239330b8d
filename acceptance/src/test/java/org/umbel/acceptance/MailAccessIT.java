package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LdapDirectory;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Scratch;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// The ways to mailboxes that people already have, on a real mail store and transport.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@MailSystems
class MailAccessIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String PIN = "739152";
  private static final String MASTER = "administrator: {name: umadmin, password: masterpw}";
  private static final String SERVICE = "administrator: {name: umservice, password: servicepw}";

  /// As its own account sees Anna's mailbox, each in a way that servers have.
  private static final List<String> WAYS =
      List.of(
          MASTER + ", account: $(LOGIN)@example.test*$(ADMIN)",
          SERVICE + ", access: other-users",
          SERVICE + ", access: full-path, account: Other Users/$(MAILBOX)",
          MASTER + ", own-password-first: true");

  @Test
  @Feature({"ML-1", "ML-6"})
  void oneMailboxIsReadInEveryWayAndWhatIsDeletedMovesToItsFolder()
      throws InterruptedException, IOException {
    try (var mail = MailSystem.start();
        var anna = mail.open("anna")) {
      for (var i = 0; i < WAYS.size(); i++) {
        try (var server = UmbelServer.serve(company(mail, "tls: none, " + WAYS.get(i), ""));
            var phone = phone(server, "+4930555777")) {
          leave(phone, "4000", MESSAGE);
          var inbox = server.inbox("4000", PIN);
          inbox.delete(inbox.await(1).getFirst());
          anna.awaitCount(0, PATIENCE);
        }
        assertThat(deleted(mail)).as(WAYS.get(i)).isEqualTo(i + 1);
      }
    }
  }

  @Test
  @Feature("ML-2")
  void aPersonsOwnUserAtTheMailServerIsTheOneThatLogsIn() throws InterruptedException {
    try (var mail = MailSystem.start();
        var server =
            UmbelServer.serve(
                company(
                    mail,
                    "tls: none, account: $(LOGIN)*$(ADMIN), " + MASTER,
                    "settings: {mailbox.user: ben}"));
        var phone = phone(server, "+4930555777");
        var ben = mail.open("ben")) {
      leave(phone, "4001", MESSAGE);
      ben.awaitCount(1, PATIENCE);

      assertThat(MESSAGE.in(server.inbox("4000", PIN).awaitSound()).same()).isTrue();
    }
  }

  @Test
  @Feature("ML-2")
  void aPasswordOfOnesOwnIsTriedAtTheMailServerBeforeItIsKept() {
    try (var mail = MailSystem.start();
        var server =
            UmbelServer.serve(
                company(mail, "tls: none, own-password-first: true, " + MASTER, ""))) {
      assertThat(changesPassword(server, "hunter2")).isEqualTo(422);
      assertThat(server.inbox("4000", PIN).status()).as("the former one holds").isEqualTo(200);
      assertThat(changesPassword(server, "secret")).isEqualTo(200);

      mail.store().halt();
      assertThat(changesPassword(server, "secret")).isEqualTo(503);
    }
  }

  private static int changesPassword(UmbelServer server, String password) {
    var body = "{\"mailbox.password\": \"" + password + "\"}";
    return Administration.status(
        server, "PATCH", "/api/v1/mailbox/settings", "4000", PIN, body.getBytes(UTF_8));
  }

  @Test
  @Needs(
      value = {"slapd", "ldapmodify", "dovecot", "postfix"},
      root = true)
  @Feature("ML-3")
  void aMailboxIsReadAtTheServerThatThePersonOrTheDirectoryNames() throws InterruptedException {
    try (var usual = MailSystem.start();
        var elsewhere = MailSystem.start();
        var directory = LdapDirectory.openLdap()) {
      directory.change(
          """
          dn: cn=Carol Diaz,ou=Support,dc=example,dc=test
          changetype: modify
          add: description
          description: cn=127.0.0.1:%d,o=example
          """
              .formatted(elsewhere.imapPort()));
      var own = "settings: {mailbox.server: \"127.0.0.1:" + elsewhere.imapPort() + "\"}";
      try (var server =
              UmbelServer.serve(
                  people(own)
                      + directory(directory)
                      + mailbox(elsewhere.smtpPort(), usual.imapPort(), "tls: none, " + MASTER));
          var phone = phone(server, "+4930555777");
          var carol = elsewhere.open("carol")) {
        leave(phone, "4000", MESSAGE);
        assertThat(MESSAGE.in(server.inbox("4000", PIN).awaitSound()).same()).isTrue();

        leave(phone, "4002", MESSAGE);
        carol.awaitCount(2, PATIENCE);
        assertThat(List.of(carol.message(1), carol.message(2)))
            .as("the message and, for nobody has given her a PIN, the letter of welcome")
            .extracting(mail -> mail.field("X-Umbel-Message").isPresent())
            .containsExactlyInAnyOrder(true, false);
        Await.until(
            "no one looked for Carol at the usual server",
            PATIENCE,
            () -> elsewhere.store().log("dovecot.log"),
            log -> log.contains("<carol>"));
        assertThat(usual.store().log("dovecot.log")).doesNotContain("<carol>");
      }
    }
  }

  @Test
  @Feature({"ML-4", "ML-8"})
  void withTlsAndALoginMessagesArriveAndTheConnectionTestSaysSo() throws InterruptedException {
    try (var mail = MailSystem.start()) {
      var configuration = encrypted(mail, "secret", mail.imapsPort());
      var tested = connected(configuration);
      assertThat(tested.status()).as(tested.words()).isZero();
      assertThat(tested.words())
          .contains("takes mail for anna@example.test")
          .contains("mailbox of Anna Berg (4000): INBOX opens");

      try (var server = UmbelServer.serve(configuration);
          var phone = phone(server, "+4930555777")) {
        leave(phone, "4000", MESSAGE);

        assertThat(MESSAGE.in(server.inbox("4000", PIN).awaitSound()).same()).isTrue();
      }
    }
  }

  @Test
  @Feature("ML-8")
  void theConnectionTestSaysWhatIsWrongAndWhatToDo() {
    try (var mail = MailSystem.start()) {
      var refused = connected(encrypted(mail, "hunter2", 9));
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.words())
          .contains("the server refused the login")
          .contains("check name and password in login")
          .contains("refused; check the port in servers")
          .doesNotContain("hunter2");

      var untrusted = connected(company(mail, "tls: required, " + MASTER, ""));
      assertThat(untrusted.status()).isEqualTo(1);
      assertThat(untrusted.words())
          .contains("the certificate of CN=localhost, issued by CN=Test authority")
          .contains("give the certificate of the authority that signed it in certificates");
    }
  }

  /// `umbel check --connect` of this configuration.
  private static Launched connected(String configuration) {
    try (var scratch = Scratch.make("check")) {
      var file = Files.writeString(scratch.file("umbel.yaml"), configuration);
      return Launched.umbel(PATIENCE, List.of("check", "--connect", "--config", file.toString()));
    } catch (IOException failure) {
      throw new AssertionError("cannot write the configuration", failure);
    }
  }

  private static String company(MailSystem mail, String imap, String annas) {
    return people(annas) + mailbox(mail.smtpPort(), mail.imapPort(), imap);
  }

  private static String people(String annas) {
    return """
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - extension: "4000"
        name: Anna Berg
        mail: anna@example.test
        pin: "739152"
        mail-login: {name: anna, password: secret}
        %s
      - {extension: "4001", name: Ben Carter, mail: ben@example.test, pin: "739152"}
    """
        .formatted(annas);
  }

  private static String mailbox(int smtp, int imap, String access) {
    return """
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], %s}
    """
        .formatted(smtp, imap, access);
  }

  private static String directory(LdapDirectory directory) {
    return """
    directory:
      preset: openldap
      hosts: ["127.0.0.1:%d"]
      encryption: none
      login: {name: "cn=umbel,dc=example,dc=test", password: umbelpw}
      bases: ["dc=example,dc=test"]
      attributes: {mail-host: [description], mail-host-search: "^cn=([^,]*).*", mail-host-replacement: '\\1'}
    """
        .formatted(directory.port());
  }

  private static String encrypted(MailSystem mail, String password, int imap) {
    return people("")
        + """
        mailbox:
          kind: mail-server
          mail-server:
            smtp:
              servers: ["127.0.0.1:%d"]
              login: {name: anna, password: %s}
              sender: voice-mail@example.test
              certificates: %s
            imap:
              servers: ["127.0.0.1:%d"]
              tls: from-the-start
              %s
              certificates: %s
        """
            .formatted(
                mail.submissionPort(),
                password,
                authority(mail.transport().folder()),
                imap,
                MASTER,
                authority(mail.store().folder()));
  }

  private static String authority(Path folder) {
    return folder.resolve("tls/ca.crt").toString();
  }

  /// Mails in the folder for deleted messages, those nobody has looked at included.
  private static long deleted(MailSystem mail) throws IOException {
    var folder = mail.store().folder().resolve("mail/anna/Maildir/" + Company.DELETED);
    try (var fresh = Files.list(folder.resolve("new"));
        var seen = Files.list(folder.resolve("cur"))) {
      return fresh.count() + seen.count();
    }
  }
}
