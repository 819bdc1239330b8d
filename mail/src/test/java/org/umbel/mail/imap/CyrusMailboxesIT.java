package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxesContract;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.TestMail;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.smtp.SmtpDelivery;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;

/// The contract of mailboxes on a server of another make, opened by an account that says for whom
/// it logs in (ML-1, ML-7).
@Needs(
    value = {"cyrmaster", "postfix"},
    root = true)
@Timeout(60)
class CyrusMailboxesIT extends MailboxesContract {
  private static final int MAILBOXES = 40;
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Login PROXY = new Login("umproxy", new Secret("proxypw"));
  private static final LoginPattern NAME = new LoginPattern("$(MAILBOX)");
  private static final String DELETED = "Deleted voice messages";
  private static final AtomicInteger USED = new AtomicInteger();
  private static final MailSystem SYSTEM =
      MailSystem.ofCyrus(
          Map.of(
              "USERS",
              IntStream.range(0, MAILBOXES)
                  .mapToObj(number -> "box" + number)
                  .collect(Collectors.joining(" "))));

  private final String box = "box" + USED.getAndIncrement();
  private final Person owner = TestMail.person("4000", box + "@example.test");
  private final ImapMailboxes mailboxes =
      mailboxes(new ImapAccess.OnBehalf(PROXY, NAME), Optional.empty());
  private final SmtpDelivery delivery =
      new SmtpDelivery(
          TestMail.smtp(new MailServer("127.0.0.1", SYSTEM.smtpPort(), Tls.NONE)),
          TestMail.SEAL,
          _ -> Optional.empty(),
          InstantSource.system(),
          () -> {});

  private static ImapMailboxes mailboxes(ImapAccess access, Optional<String> deleted) {
    return new ImapMailboxes(
        settings(access, deleted), TestMail.SEAL, InstantSource.system(), _ -> {});
  }

  private static ImapSettings settings(ImapAccess access, Optional<String> deleted) {
    return new ImapSettings(
        List.of(new MailServer("127.0.0.1", SYSTEM.imapPort(), Tls.NONE)),
        access,
        _ -> MailAccount.USUAL,
        "INBOX",
        deleted,
        10,
        true,
        Timeouts.IMAP,
        Trust.ofJava());
  }

  @AfterEach
  void close() {
    mailboxes.close();
    delivery.close();
  }

  @Override
  protected ImapMailboxes mailboxes() {
    return mailboxes;
  }

  @Override
  protected Delivery delivery() {
    return delivery;
  }

  @Override
  protected Person owner() {
    return owner;
  }

  @Override
  protected void settled(int messages) {
    Await.until(messages + " messages", SOON, () -> mailboxes.count(owner).fresh() == messages);
  }

  @Test
  void deletedMessagesMoveToAFolderThatIsMadeInThePersonsMailbox() {
    delivered(BEN, NOON, 1);
    try (var moving = mailboxes(new ImapAccess.OnBehalf(PROXY, NAME), Optional.of(DELETED));
        var program = program()) {
      moving.visit(
          owner,
          box -> {
            box.delete(box.messages().getFirst().id());
            return box;
          });

      assertThat(program.count()).isZero();
      assertThat(program.countIn(DELETED)).isEqualTo(1);
    }
  }

  @Test
  void inTheNamespaceOfOtherUsersMessagesAreReadAndDeleted() {
    var service = new Login("umservice", new Secret("servicepw"));
    var admin = new Login("umadmin", new Secret("masterpw"));
    var ways =
        List.of(
            new ImapAccess.OtherUsers(service, NAME),
            new ImapAccess.OtherUsers(admin, NAME),
            new ImapAccess.FullPath(admin, new LoginPattern("user/$(MAILBOX)")));
    for (var way : ways) {
      delivered(BEN, NOON.plusSeconds(60L * ways.indexOf(way)), 1);
    }
    var left = ways.size();
    for (var way : ways) {
      try (var others = mailboxes(way, Optional.empty())) {
        others.visit(
            owner,
            box -> {
              box.delete(box.messages().getFirst().id());
              return box;
            });
      }
      settled(--left);
    }
  }

  @Test
  void aServerThatCannotBeToldForWhomIsNotLoggedInAtAll() throws IOException {
    try (var plain = ScriptedImap.start()) {
      var settings =
          settings(new ImapAccess.OnBehalf(PROXY, NAME), Optional.empty()).at(plain.server());
      try (var elsewhere =
          new ImapMailboxes(settings, TestMail.SEAL, InstantSource.system(), _ -> {})) {
        assertThatThrownBy(() -> elsewhere.visit(owner, Mailbox::messages))
            .isInstanceOf(MailboxUnavailable.class)
            .hasMessageContaining("umproxy for " + box)
            .hasMessageContaining("the server offers no AUTH=PLAIN");
      }
      assertThat(plain.commands()).noneMatch(command -> command.contains("LOGIN"));
    }
  }

  private MailProgram program() {
    return SYSTEM.open(box);
  }
}
