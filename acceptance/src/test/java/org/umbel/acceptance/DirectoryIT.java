package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LdapDirectory;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// People of the company's directory, on real directories.
@ExtendWith(LogsOnFailure.class)
@Timeout(180)
class DirectoryIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));

  @Test
  @Needs(
      value = {"slapd", "ldapmodify", "dovecot", "postfix"},
      root = true)
  @Feature({"LD-1", "LD-2"})
  void aCallForANumberOfTheDirectoryIsAMailForThatPerson() throws InterruptedException {
    try (var directory = LdapDirectory.openLdap();
        var mail = MailSystem.start();
        var server =
            UmbelServer.serve(
                company(directory, "starttls", "localhost:" + directory.port()) + mailbox(mail));
        var phone = phone(server, "+4930555777");
        MailProgram ben = mail.open("ben")) {
      known(server, "3 people");

      leave(phone, "+49309994001", MESSAGE); // as the directory has it: +49 30 999 4001

      ben.awaitCount(1, PATIENCE);
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature({"LD-1", "LD-8"})
  void theNextHostIsAskedChangesAreFollowedAndTheLastKnownGoOn() throws InterruptedException {
    try (var first = LdapDirectory.openLdap();
        var second = LdapDirectory.openLdap();
        var server =
            UmbelServer.serve(
                company(first, "none", "127.0.0.1:" + first.port(), "127.0.0.1:" + second.port()));
        var phone = phone(server, "+4930555777")) {
      known(server, "3 people");
      first.halt();
      second.change(
          """
          dn: cn=Eva Frank,ou=Sales,dc=example,dc=test
          changetype: add
          objectClass: inetOrgPerson
          cn: Eva Frank
          sn: Frank
          telephoneNumber: 4003
          """);

      known(server, "4 people");
      second.halt();
      known(server, "the 4 people last known go on");
      leave(phone, "4003", MESSAGE);
      Await.until("a message", PATIENCE, () -> delivered(server));

      first.startAgain();
      known(server, "3 people");
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature("LD-1")
  void onlyTheUnitsThatAreNamedAreLookedAt() {
    try (var directory = LdapDirectory.openLdap();
        var server =
            UmbelServer.serve(
                """
                directory:
                  preset: openldap
                  hosts: ["127.0.0.1:%d"]
                  encryption: from-the-start
                  authorities: %s
                  login: {name: "cn=umbel,dc=example,dc=test", password: umbelpw}
                  bases: ["ou=Support,dc=example,dc=test"]
                """
                    .formatted(directory.tlsPort(), directory.authority()))) {
      known(server, "2 people");
    }
  }

  @Test
  @Needs(
      value = {"samba", "samba-tool", "socat", "ldapmodify"},
      root = true)
  @Feature("LD-1")
  void anActiveDirectorySaysInWordsWhyItRefusesAndServesItsPeople() throws InterruptedException {
    try (var directory = LdapDirectory.activeDirectory()) {
      try (var server = UmbelServer.serve(activeDirectory(directory, "wrong"))) {
        known(server, "the password is wrong");
        known(server, "data 52e");
      }
      try (var server = UmbelServer.serve(activeDirectory(directory, "Passw0rd.Umbel"));
          var phone = phone(server, "+4930555777")) {
        known(server, "2 people");
        leave(phone, "4000", MESSAGE);
        Await.until("a message", PATIENCE, () -> delivered(server));
      }
    }
  }

  @Test
  @Needs({"slapd", "ldapmodify"})
  @Feature({"KW-1", "LD-8"})
  void whoeverIsPutIntoAGroupIsAKnowledgeWorkerWithOptionsOfTheOwn() {
    try (var directory = LdapDirectory.openLdap()) {
      directory.change(
          """
          dn: cn=anna berg,ou=Sales,dc=example,dc=test
          changetype: modify
          add: description
          description: redirect-setup-enabled: true
          description: channels: [voice, chat]
          -
          add: title
          title: german=80

          dn: cn=Ben Carter,ou=Support,dc=example,dc=test
          changetype: modify
          add: description
          description: wrap-up-time: soon

          dn: cn=Agents,dc=example,dc=test
          changetype: add
          objectClass: groupOfNames
          cn: Agents
          member: cn=Anna Berg,ou=Sales,dc=example,dc=test
          """);
      var workers =
          """
          administrators:
            - {name: boss, secret: "a supervisor's word", roles: [supervisor]}
          knowledge-workers: {user-auto-registration: true}
          default-pin: "739152"
          """;
      var section =
          """
            workers:
              filter: (memberOf=cn=Agents,dc=example,dc=test)
              agent-login: uid
              groups: memberOf
              skills: title
              options: description
          """;
      var company = company(directory, "none", "127.0.0.1:" + directory.port());
      try (var server = UmbelServer.serve(company + section + workers)) {
        known(server, "1 knowledge worker");
        var boss = new WorkerDesk(server, "boss", "a supervisor's word");
        Await.until(
            "Anna takes part",
            PATIENCE,
            () -> boss.send("GET", "/workers", "").body(),
            seen -> seen.contains("\"anna\"") && seen.contains("chat"));
        assertThat(redirect(server, "4000")).isEqualTo(204);
        assertThat(WorkerDesk.of(server, "4001").send("GET", "/worker", "").statusCode())
            .isEqualTo(403);

        directory.change(
            """
            dn: cn=Agents,dc=example,dc=test
            changetype: modify
            add: member
            member: cn=Ben Carter,ou=Support,dc=example,dc=test
            -
            delete: member
            member: cn=Anna Berg,ou=Sales,dc=example,dc=test
            """);

        known(server, "1 knowledge worker; the options of 1 are not used: 4001");
        known(server, "worker.wrap-up-time: found");
        assertThat(redirect(server, "4001")).isEqualTo(403); // the system's, by default
        assertThat(boss.send("GET", "/workers", "").body()).contains("ben").doesNotContain("anna");
      }
    }
  }

  private static int redirect(UmbelServer server, String extension) {
    return WorkerDesk.of(server, extension)
        .send("PUT", "/worker/redirect", "{\"enabled\": true, \"number\": \"0170\"}")
        .statusCode();
  }

  private static String company(LdapDirectory directory, String encryption, String... hosts) {
    return """
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    directory:
      preset: openldap
      hosts: ["%s"]
      encryption: %s
      authorities: %s
      login: {name: "cn=umbel,dc=example,dc=test", password: umbelpw}
      bases: ["dc=example,dc=test"]
      limits: {changes: 1 s, whole: 5 s}
    """
        .formatted(String.join("\", \"", hosts), encryption, directory.authority());
  }

  private static String activeDirectory(LdapDirectory directory, String password) {
    return """
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    directory:
      hosts: ["localhost:%d"]
      authorities: %s
      login: {name: umbel@ad.example.test, password: %s}
      bases: ["DC=ad,DC=example,DC=test"]
    """
        .formatted(directory.port(), directory.authority(), password);
  }

  private static String mailbox(MailSystem mail) {
    return """
    voice-boxes: {welcome.send: false}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, administrator: {name: umadmin, password: masterpw}}
    """
        .formatted(mail.smtpPort(), mail.imapPort());
  }

  /// Health says so, in words.
  private static void known(UmbelServer server, String words) {
    Await.until(words, PATIENCE, () -> server.page("/health"), seen -> seen.contains(words));
  }

  private static boolean delivered(UmbelServer server) {
    return server.log().contains("message.delivered");
  }
}
