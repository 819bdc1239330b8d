package org.umbel.mail.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.TestMail;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.imap.ImapAccess;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.mail.imap.MailAccount;
import org.umbel.mail.smtp.SmtpSettings;
import org.umbel.testkit.part.Needs;

/// What an administrator is told of real mail servers (ML-8, ML-4).
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class MailCheckIT {
  private static final Login LOGIN = new Login("box0", new Secret("secret"));
  private static final Login SERVICE = new Login("umservice", new Secret("servicepw"));

  private final Person somebody = TestMail.somebody();

  @Test
  void aMailboxThatOpensIsToldWithItsMails() {
    assertThat(imap(TestMail.imapServer(Tls.NONE), TestMail.administrator()))
        .contains("INBOX opens, with 0 mails; the folder Gone will be made for deleted messages");
  }

  @Test
  void aNameNobodyKnowsAPortNobodyListensOnAndSilenceAreToldApart() throws IOException {
    var admin = TestMail.administrator();
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(imap(new MailServer("mail.invalid", 143, Tls.NONE), admin))
          .contains("the name mail.invalid is not known; check the name in servers");
      assertThat(imap(new MailServer("127.0.0.1", 9, Tls.NONE), admin))
          .contains("refused; check the port in servers");
      assertThat(imap(new MailServer("127.0.0.1", silent.getLocalPort(), Tls.NONE), admin))
          .contains("no answer in time; a firewall may");
    }
  }

  @Test
  void aCertificateIsNamedThatNobodyTrusts() {
    for (var tls : List.of(Tls.REQUIRED, Tls.FROM_THE_START)) {
      assertThat(imap(TestMail.imapServer(tls), TestMail.administrator()))
          .contains("the certificate of CN=localhost, issued by CN=Test authority, valid until 20")
          .contains("give the certificate of the authority that signed it in certificates");
    }
    var port = TestMail.system().imapsPort();
    assertThat(
            imap(
                new MailServer("127.0.0.2", port, Tls.FROM_THE_START),
                TestMail.administrator(),
                TestMail.storeTrust()))
        .contains("127.0.0.2");
  }

  @Test
  void aPortThatSpeaksNoTlsAtOnceIsToldSo() {
    var server = new MailServer("127.0.0.1", TestMail.system().imapPort(), Tls.FROM_THE_START);

    assertThat(imap(server, TestMail.administrator()))
        .contains("the port does not speak TLS from the first byte");
  }

  @Test
  void aRefusedLoginAMissingNamespaceAndAMissingFolderAreToldApart() {
    var server = TestMail.imapServer(Tls.NONE);
    var wrong = new Login("umadmin", new Secret("hunter2"));

    assertThat(
            imap(server, new ImapAccess.AsPerson(wrong, new LoginPattern("$(MAILBOX)*$(ADMIN)"))))
        .contains("the server refused the login")
        .contains("check name and password in administrator")
        .doesNotContain("hunter2");
    assertThat(imap(server, new ImapAccess.FullPath(SERVICE, new LoginPattern("user/$(MAILBOX)"))))
        .contains("there is no folder user/")
        .contains("check the name in folder");
    assertThat(imap(server, TestMail.administrator())).contains("opens"); // makes the mailbox
    assertThat(imap(server, new ImapAccess.OtherUsers(SERVICE, new LoginPattern("$(MAILBOX)"))))
        .contains("opens, with 0 mails");
  }

  @Test
  void whoeverIsNotLetInToSmtpIsToldWhy() {
    var mail = TestMail.system();
    var first = mail.smtpPort();
    var trust = TestMail.transportTrust();

    assertThat(smtp(first, Tls.IF_AVAILABLE, Optional.empty(), trust))
        .endsWith("takes mail for " + to());
    assertThat(smtp(first + 1, Tls.REQUIRED, Optional.of(LOGIN), trust)).endsWith("for " + to());
    assertThat(smtp(first + 2, Tls.FROM_THE_START, Optional.of(LOGIN), trust)).endsWith(to());
    assertThat(smtp(first + 3, Tls.NONE, Optional.empty(), trust)).endsWith("for " + to());
    assertThat(smtp(first + 3, Tls.IF_AVAILABLE, Optional.empty(), trust)).endsWith(to());

    assertThat(smtp(first, Tls.REQUIRED, Optional.empty(), Trust.ofJava()))
        .contains("the certificate of CN=localhost")
        .contains("give the certificate of the authority");
    assertThat(smtp(first + 3, Tls.REQUIRED, Optional.empty(), trust))
        .contains("the server offers no STARTTLS on this port");
    assertThat(smtp(first + 1, Tls.REQUIRED, Optional.empty(), trust))
        .contains("refuses")
        .contains("give a login");
    assertThat(
            smtp(
                first + 1,
                Tls.REQUIRED,
                Optional.of(new Login("box0", new Secret("hunter2"))),
                trust))
        .contains("the server refused the login")
        .contains("check name and password in login");
  }

  @Test
  void relayingThatIsDeniedAndAnUnknownRecipientAreToldApart() {
    var elsewhere = TestMail.person("4999", "somebody@elsewhere.example");
    var nobody = TestMail.person("4998", "nobody@example.test");

    assertThat(smtp(settings(TestMail.smtpServer(), Optional.empty(), Trust.ofJava()), nobody))
        .contains("refuses mail for nobody@example.test")
        .contains("check the person's mail address");
    assertThat(
            smtp(
                settings(
                    new MailServer(
                        "127.0.0.1", TestMail.system().smtpPort() + 2, Tls.FROM_THE_START),
                    Optional.empty(),
                    TestMail.transportTrust()),
                elsewhere))
        .contains("refuses mail for somebody@elsewhere.example")
        .contains("does not pass on mail for this machine");
  }

  private String to() {
    return somebody.mail().orElseThrow();
  }

  private String imap(MailServer server, ImapAccess access) {
    return imap(server, access, Trust.ofJava());
  }

  private String imap(MailServer server, ImapAccess access, Trust trust) {
    var settings =
        new ImapSettings(
            List.of(server),
            access,
            _ -> MailAccount.USUAL,
            "INBOX",
            Optional.of("Gone"),
            2,
            true,
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)),
            trust);
    return new ImapCheck(settings, InstantSource.system())
        .of(List.of(somebody))
        .getFirst()
        .toString();
  }

  private String smtp(int port, Tls tls, Optional<Login> login, Trust trust) {
    return smtp(settings(new MailServer("127.0.0.1", port, tls), login, trust), somebody);
  }

  private static String smtp(SmtpSettings settings, Person recipient) {
    return new SmtpCheck(settings).of(List.of(recipient)).getFirst().toString();
  }

  private static SmtpSettings settings(MailServer server, Optional<Login> login, Trust trust) {
    var plain = TestMail.smtp(server);
    return new SmtpSettings(
        plain.servers(),
        login,
        plain.sender(),
        plain.zone(),
        plain.pilot(),
        plain.timeouts(),
        trust);
  }
}
