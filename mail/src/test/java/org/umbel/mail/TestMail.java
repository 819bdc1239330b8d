package org.umbel.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.mail.imap.ImapAccess;
import org.umbel.mail.imap.ImapSettings;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.mail.imap.MailAccount;
import org.umbel.mail.smtp.SmtpSettings;
import org.umbel.testkit.part.MailSystem;

/// A real mail system shared by the tests of this process, with a fresh mailbox for each.
public final class TestMail {
  private static final int MAILBOXES = 90;
  private static final MailSystem SYSTEM =
      MailSystem.start(
          Map.of(
              "USERS",
              IntStream.range(0, MAILBOXES)
                  .mapToObj(i -> "box" + i)
                  .collect(Collectors.joining(" "))));
  private static final AtomicInteger USED = new AtomicInteger();

  /// The one of these tests, made when voice mail was.
  public static final Seal SEAL = new Seal(new byte[32], Instant.EPOCH);

  private TestMail() {}

  public static MailSystem system() {
    return SYSTEM;
  }

  /// Somebody whose mailbox nobody has used.
  public static Person somebody() {
    var number = USED.getAndIncrement();
    return person(Integer.toString(1000 + number), "box" + number + "@example.test");
  }

  public static Person person(String extension, String mail) {
    return new Person(
        new Extension(extension),
        "Person " + extension,
        Optional.of(mail),
        Language.ENGLISH,
        List.of(),
        true);
  }

  public static ImapAccess administrator() {
    return new ImapAccess.AsPerson(
        new Login("umadmin", new Secret("masterpw")), new LoginPattern("$(MAILBOX)*$(ADMIN)"));
  }

  public static ImapSettings imap(ImapAccess access, Optional<String> deleted) {
    return imap(access, deleted, "INBOX");
  }

  public static ImapSettings imap(ImapAccess access, Optional<String> deleted, String folder) {
    return new ImapSettings(
        List.of(imapServer(Tls.NONE)),
        access,
        _ -> MailAccount.USUAL,
        folder,
        deleted,
        10,
        true,
        Timeouts.IMAP,
        Trust.ofJava());
  }

  public static MailServer imapServer(Tls tls) {
    var port = tls == Tls.FROM_THE_START ? SYSTEM.imapsPort() : SYSTEM.imapPort();
    return new MailServer("127.0.0.1", port, tls);
  }

  public static SmtpSettings smtp(MailServer... servers) {
    return new SmtpSettings(
        List.of(servers),
        Optional.empty(),
        "voicemail@example.test",
        ZoneId.of("Europe/Berlin"),
        Optional.of("5000"),
        new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10)),
        Trust.ofJava());
  }

  public static MailServer smtpServer() {
    return new MailServer("127.0.0.1", SYSTEM.smtpPort(), Tls.NONE);
  }

  /// The authority that signed the mail store's certificate.
  public static Trust storeTrust() {
    return Trust.of(SYSTEM.store().folder().resolve("tls/ca.crt"));
  }

  /// The authority that signed the mail transport's certificate.
  public static Trust transportTrust() {
    return Trust.of(SYSTEM.transport().folder().resolve("tls/ca.crt"));
  }
}
