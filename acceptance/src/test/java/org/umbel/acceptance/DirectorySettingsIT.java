package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LdapDirectory;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What people set for themselves, kept in real directories, and what directories say of mailboxes.
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class DirectorySettingsIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String PIN = "739152";
  private static final String ATTRIBUTE = "extensionAttribute1";
  private static final String ANNA = "cn=Anna Berg,ou=Sales,dc=example,dc=test";
  private static final String WRITER = "{name: \"cn=umbel,dc=example,dc=test\", password: umbelpw}";
  private static final String READER = "{name: \"" + ANNA + "\", password: secret}";
  private static final String SEVERAL = "{keep: in-directory, several-values: true, bytes: 2048}";
  private static final String VACATION = "\"profile.active\": \"vacation\"";
  private static final String HOME = "\"profile.active\": \"home\"";

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature("LD-3")
  void whatIsSetIsInTheEntryBesideWhatOthersKeepThereAndSecretsAreNotReadable() {
    try (var directory = LdapDirectory.openLdap();
        var server = UmbelServer.serve(openLdap(directory, WRITER, SEVERAL, ""))) {
      known(server, ATTRIBUTE + " can be written");

      var told = set(server, VACATION + ", \"mailbox.password\": \"open sesame\"");

      assertThat(told).contains("\"value\":\"set\"").doesNotContain("sesame");
      assertThat(directory.values(ANNA, ATTRIBUTE))
          .hasSize(2)
          .contains("um-enabled")
          .anyMatch(value -> value.contains("profile.active=vacation"))
          .noneMatch(value -> value.contains("sesame"));
      server.terminate(PATIENCE);
      server.startAgain();
      assertThat(greeting(server)).contains("\"profile\":\"vacation\"");
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature("LD-3")
  void whatADirectoryLetsNobodyWriteIsKeptHereAndMovesThereOnceItMay() throws IOException {
    try (var directory = LdapDirectory.openLdap();
        var server = UmbelServer.serve(openLdap(directory, READER, SEVERAL, ""))) {
      var file = server.folder().resolve("umbel.yaml");
      var tried =
          Launched.umbel(PATIENCE, List.of("check", "--connect", "--config", file.toString()));
      assertThat(tried.words())
          .contains(ATTRIBUTE + " of " + ANNA + " cannot be written")
          .contains("give the account the right to write it");
      known(server, "has not the right to do that");
      known(server, "kept in files here");

      set(server, VACATION);

      assertThat(directory.values(ANNA, ATTRIBUTE)).containsExactly("um-enabled");
      server.terminate(PATIENCE);
      server.startAgain();
      assertThat(greeting(server)).contains("\"profile\":\"vacation\"");

      server.terminate(PATIENCE);
      Files.writeString(file, Files.readString(file).replace(READER, WRITER));
      server.startAgain();
      assertThat(greeting(server)).contains("\"profile\":\"vacation\"");
      set(server, "\"mailbox.user\": \"anna\"");
      assertThat(directory.values(ANNA, ATTRIBUTE))
          .anyMatch(value -> value.contains("mailbox.user=anna&profile.active=vacation"));
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature("LD-3")
  void aChangeThatDoesNotFitOrFindsNoDirectoryLeavesWhatWasSet() {
    var small = "{keep: in-directory, bytes: 512}";
    try (var directory = LdapDirectory.openLdap();
        var server = UmbelServer.serve(openLdap(directory, WRITER, small, ""))) {
      set(server, HOME);
      var before = directory.values(ANNA, ATTRIBUTE);

      var large = "\"mailbox.user\": \"" + "u".repeat(200) + "\"";
      var larger = ", \"mailbox.password\": \"" + "p".repeat(200) + "\"";
      assertThat(Administration.trySetting(server, "4000", large + larger)).isEqualTo(503);
      directory.halt();
      assertThat(Administration.trySetting(server, "4000", VACATION)).isEqualTo(503);
      directory.startAgain();

      assertThat(directory.values(ANNA, ATTRIBUTE)).isEqualTo(before);
      assertThat(greeting(server)).contains("\"profile\":\"home\"");
    }
  }

  @Test
  @Needs(
      value = {"samba", "samba-tool", "socat", "ldapmodify"},
      root = true)
  @Feature("LD-3")
  void inAnActiveDirectoryTheOneValueHasLinesOfOthersAndOurs() {
    var anna = "CN=Anna Berg,OU=People,DC=ad,DC=example,DC=test";
    try (var directory = LdapDirectory.activeDirectory();
        var server = UmbelServer.serve(activeDirectory(directory))) {
      directory.change(
          """
          dn: %s
          changetype: modify
          add: %s
          %s: um-enabled
          """
              .formatted(anna, ATTRIBUTE, ATTRIBUTE));
      known(server, ATTRIBUTE + " can be written");

      set(server, VACATION + ", \"mailbox.password\": \"open sesame\"");
      set(server, HOME);

      assertThat(greeting(server)).contains("\"profile\":\"home\"");
      assertThat(directory.texts(anna, ATTRIBUTE))
          .singleElement()
          .asString()
          .startsWith("um-enabled\numbel ")
          .contains("profile.active=home")
          .doesNotContain("sesame");
    }
  }

  @Test
  @Needs(
      value = {"slapd", "ldapmodify", "dovecot", "postfix"},
      root = true)
  @Feature({"LD-3", "LD-4"})
  void theAttributesThatAreNamedSayByWhichNamesAMailboxIsOpened() throws InterruptedException {
    try (var mail = MailSystem.start();
        var directory = LdapDirectory.openLdap()) {
      directory.change(
          """
          dn: cn=Ben Carter,ou=Support,dc=example,dc=test
          changetype: modify
          replace: mail
          mail: carol@example.test
          -
          add: employeeNumber
          employeeNumber: carol
          -
          add: employeeType
          employeeType: carol
          """);
      var mailbox = "{mailbox: employeeType}";
      var master = "administrator: {name: umadmin, password: masterpw}";
      var configuration = openLdap(directory, WRITER, SEVERAL, mailbox) + mailbox(mail, master);
      try (var server = UmbelServer.serve(configuration);
          var phone = phone(server, "+4930555777")) {
        leave(phone, "4001", MESSAGE);
        assertThat(MESSAGE.in(server.inbox("4001", PIN).awaitSound()).same()).isTrue();
      }
      var login = "{login: employeeNumber}";
      var own = openLdap(directory, WRITER, SEVERAL, login) + mailbox(mail, "access: own-password");
      try (var server = UmbelServer.serve(own)) {
        assertThat(server.inbox("4001", PIN).status()).as("no password yet").isEqualTo(503);

        Administration.set(server, "4001", "\"mailbox.password\": \"secret\"");

        assertThat(MESSAGE.in(server.inbox("4001", PIN).awaitSound()).same()).isTrue();
        assertThat(mail.store().log("dovecot.log"))
            .contains("user=<carol>")
            .doesNotContain("user=<ben>");
      }
    }
  }

  private static String openLdap(
      LdapDirectory directory, String login, String settings, String attributes) {
    return """
    administrators: [{name: root, secret: "a long password"}]
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    default-pin: "%s"
    directory:
      preset: openldap
      hosts: ["127.0.0.1:%d"]
      encryption: none
      login: %s
      bases: ["dc=example,dc=test"]
      settings: %s
      attributes: %s
      limits: {connect: 2 s, patience: 5 s}
    voice-boxes: {welcome.send: false}
    """
        .formatted(
            PIN, directory.port(), login, settings, attributes.isEmpty() ? "{}" : attributes);
  }

  private static String activeDirectory(LdapDirectory directory) {
    return """
    administrators: [{name: root, secret: "a long password"}]
    directory:
      hosts: ["localhost:%d"]
      authorities: %s
      login: {name: umbel@ad.example.test, password: Passw0rd.Umbel}
      bases: ["DC=ad,DC=example,DC=test"]
      settings: {keep: in-directory}
    """
        .formatted(directory.port(), directory.authority());
  }

  private static String mailbox(MailSystem mail, String access) {
    return """
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, %s}
    """
        .formatted(mail.smtpPort(), mail.imapPort(), access);
  }

  /// Anna's.
  private static String set(UmbelServer server, String settings) {
    return Administration.set(server, "4000", settings);
  }

  /// What Anna's callers would hear.
  private static String greeting(UmbelServer server) {
    return Administration.text(server, "/api/v1/boxes/4000/greeting");
  }

  private static void known(UmbelServer server, String words) {
    Await.until(words, PATIENCE, () -> server.page("/health"), seen -> seen.contains(words));
  }
}
