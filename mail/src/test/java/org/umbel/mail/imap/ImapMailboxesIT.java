package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxesContract;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.MessageHeaders;
import org.umbel.mail.Seal;
import org.umbel.mail.Secret;
import org.umbel.mail.TestMail;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.mail.smtp.SmtpDelivery;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.Needs;

/// The contract of mailboxes, and what is special about real ones (ML-1, ML-4, ML-6, TU-6).
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class ImapMailboxesIT extends MailboxesContract {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Person owner = TestMail.somebody();
  private final List<Extension> changed = Collections.synchronizedList(new ArrayList<>());
  private final ImapMailboxes mailboxes =
      mailboxes(TestMail.imap(TestMail.administrator(), Optional.empty()));
  private final SmtpDelivery delivery =
      new SmtpDelivery(
          TestMail.smtp(TestMail.smtpServer()),
          TestMail.SEAL,
          _ -> Optional.empty(),
          CLOCK,
          () -> {});

  private ImapMailboxes mailboxes(ImapSettings settings) {
    return new ImapMailboxes(settings, TestMail.SEAL, CLOCK, changed::add);
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
  void mailsThatAreNoVoiceMessagesDoNotCount() {
    delivered(BEN, NOON, 1);
    ordinaryMail();

    assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
    assertThat(visit(Mailbox::messages)).hasSize(1);
  }

  @Test
  void aMailThatSaysFalselyThatItIsAVoiceMessageDoesNotCount() {
    var genuine = delivered(BEN, NOON, 1);
    forged(Map.of(MessageHeaders.MESSAGE, "forged-1"));
    forged(Map.of(MessageHeaders.MESSAGE, genuine.value(), MessageHeaders.SEAL, "bm8.bm8"));

    assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
    assertThat(visit(Mailbox::messages)).extracting(MessageEntry::id).containsExactly(genuine);
  }

  @Test
  void whatCameBeforeTheKeyWasLostIsStillThere() {
    var id = delivered(BEN, NOON, 1);
    var another = new Seal(new byte[40], Instant.now().plusSeconds(60));
    var settings = TestMail.imap(TestMail.administrator(), Optional.empty());

    try (var later = new ImapMailboxes(settings, another, CLOCK, changed::add)) {
      var entry = later.visit(owner, Mailbox::messages).getFirst();
      assertThat(entry.id()).isEqualTo(id);
      assertThat(entry.caller()).isEqualTo(BEN);
      assertThat(entry.duration()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void aCountThatIsAskedForAgainUsesTheSameConnection() {
    mailboxes.count(owner);
    assertThat(mailboxes.keptOpen()).isEqualTo(1);
    delivered(BEN, NOON, 1);
    try (var program = program()) {
      assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
      program.markRead(1);
      assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(0, 1));
      program.markUnread(1);
      assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
      program.delete(1);
      assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
    }

    mailboxes.close();
    assertThat(mailboxes.keptOpen()).isZero();
    assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
    assertThat(mailboxes.keptOpen()).isZero();
  }

  @Test
  void aConnectionKeptThatHasDiedIsMadeAnew() throws IOException {
    delivered(BEN, NOON, 1);
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    try (var relay = Relay.start(TestMail.system().imapPort());
        var relayed = mailboxes(with(plain, new MailServer("127.0.0.1", relay.port(), Tls.NONE)))) {
      assertThat(relayed.count(owner)).isEqualTo(new MessageCounts(1, 0));

      relay.breakConnections();

      assertThat(relayed.count(owner)).isEqualTo(new MessageCounts(1, 0));
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  @Test
  void whatAMailProgramReadsIsHeardHere() {
    delivered(BEN, NOON, 1);
    try (var program = program()) {
      program.markRead(1);
    }

    assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(0, 1));
  }

  @Test
  void listeningMarksNothingByItself() {
    var id = delivered(BEN, NOON, 1);
    visit(box -> box.audio(id));

    assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
  }

  @Test
  void whatAMailProgramDeletesIsGoneHere() {
    delivered(BEN, NOON, 1);
    assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
    try (var program = program()) {
      program.delete(1);
    }

    assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
  }

  @Test
  void aMessageThatArrivesDuringAVisitIsSeen() {
    var seen =
        visit(box -> {
          assertThat(box.messages()).isEmpty();
          var id = delivered(BEN, NOON, 1);
          assertThat(box.messages()).extracting(MessageEntry::id).containsExactly(id);
          return box.audio(id).remaining();
        });

    assertThat(seen).isEqualTo(16_044);
  }

  @Test
  void deletedMessagesMoveToTheirFolderWhichIsMade() {
    var id = delivered(BEN, NOON, 1);
    ordinaryMail();
    var settings = TestMail.imap(TestMail.administrator(), Optional.of("Deleted voice messages"));

    mailboxes(settings).visit(owner, box -> deleted(box, id));

    assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
    var there = in("Deleted voice messages", box -> box.messages());
    assertThat(there).extracting(MessageEntry::id).containsExactly(id);
    assertThat(there).extracting(MessageEntry::deleted).containsExactly(false);
    try (var program = program()) {
      assertThat(program.count()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatRefusesTheFolderGetsPlainDeletion() {
    var id = delivered(BEN, NOON, 1);
    var settings = TestMail.imap(TestMail.administrator(), Optional.of("~not/allowed/../here"));

    mailboxes(settings).visit(owner, box -> deleted(box, id));

    try (var program = program()) {
      assertThat(program.count()).isZero();
    }
  }

  @Test
  void mailsOthersHaveMarkedAsDeletedAreLeftAlone() {
    var id = delivered(BEN, NOON, 1);
    var kept = delivered(BEN, NOON.plusSeconds(1), 1);
    mailboxes.visit(
        owner,
        box -> {
          box.delete(kept);
          mailboxes.visit(owner, other -> deleted(other, id));
          box.restore(kept);
          return box;
        });

    assertThat(visit(Mailbox::messages)).extracting(MessageEntry::id).containsExactly(kept);
  }

  @Test
  void withoutTheServersSearchEverythingIsFound() {
    ordinaryMail();
    var id = delivered(BEN, NOON, 1);
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    var settings =
        new ImapSettings(
            plain.servers(),
            plain.access(),
            _ -> MailAccount.USUAL,
            "INBOX",
            Optional.empty(),
            2,
            false,
            Timeouts.IMAP,
            Trust.ofJava());

    assertThat(mailboxes(settings).visit(owner, Mailbox::messages))
        .extracting(MessageEntry::id)
        .containsExactly(id);
  }

  @Test
  void everyPersonsOwnPasswordOpensTheMailbox() {
    delivered(BEN, NOON, 1);
    var own = new ImapAccess.OwnPassword(new LoginPattern("$(LOGIN)@example.test"));

    assertThat(mailboxes(withPassword(own, "secret")).count(owner))
        .isEqualTo(new MessageCounts(1, 0));
  }

  @Test
  void thePersonsOwnPasswordIsTriedBeforeTheAdministrators() {
    delivered(BEN, NOON, 1);
    for (var password : List.of("secret", "outdated")) {
      var own = new ImapAccess.OwnPassword(new LoginPattern("$(LOGIN)"));
      var both = new ImapAccess.OwnFirst(own, TestMail.administrator());
      var mailboxes = mailboxes(withPassword(both, password));

      assertThat(mailboxes.count(owner)).isEqualTo(new MessageCounts(1, 0));
      assertThat(mailboxes.condition().well()).isTrue();
    }
  }

  @Test
  void anAccountThatSeesOtherUsersFindsTheirMailboxesByItself() {
    var id = delivered(BEN, NOON, 1);
    var admin = new Login("umservice", new Secret("servicepw"));
    for (var access :
        List.of(
            new ImapAccess.OtherUsers(admin, new LoginPattern("$(MAILBOX)")),
            new ImapAccess.FullPath(admin, new LoginPattern("Other Users/$(MAILBOX)")))) {
      var mailboxes = mailboxes(TestMail.imap(access, Optional.of("Deleted")));

      assertThat(mailboxes.count(owner)).as(access.toString()).isEqualTo(new MessageCounts(1, 0));
      assertThat(mailboxes.visit(owner, box -> box.audio(id)).remaining()).isEqualTo(16_044);
    }
  }

  @Test
  void deletedInTheMailboxOfAnotherUserMovesToAFolderThere() {
    var id = delivered(BEN, NOON, 1);
    var access =
        new ImapAccess.OtherUsers(
            new Login("umservice", new Secret("servicepw")), new LoginPattern("$(MAILBOX)"));

    mailboxes(TestMail.imap(access, Optional.of("Deleted"))).visit(owner, box -> deleted(box, id));

    assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
    assertThat(in("Deleted", Mailbox::messages)).extracting(MessageEntry::id).containsExactly(id);
  }

  @Test
  void aMailboxOnAnotherServerIsReadThereAndAskedForAsItIsNow() {
    delivered(BEN, NOON, 1);
    var dead = new MailServer("127.0.0.1", 9, Tls.NONE);
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    var host = new AtomicReference<>(Optional.of("127.0.0.1:" + TestMail.system().imapPort()));
    var elsewhere = mailboxes(at(plain, dead, host::get));

    assertThat(elsewhere.count(owner)).isEqualTo(new MessageCounts(1, 0));
    assertThat(elsewhere.condition().well()).isTrue();
    host.set(Optional.of("127.0.0.1:10"));
    assertThatThrownBy(() -> elsewhere.count(owner))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining("127.0.0.1:10");
    assertThat(elsewhere.condition().well()).isFalse();
    assertThat(elsewhere.condition().words()).contains("127.0.0.1:10");
  }

  @Test
  void whoHasNoMailboxHasNoMessages() {
    var lobby =
        new Person(
            new Extension("4002"), "Lobby", Optional.empty(), owner.language(), List.of(), false);

    assertThat(mailboxes.count(lobby)).isEqualTo(MessageCounts.NONE);
    assertThatThrownBy(() -> mailboxes.visit(lobby, Mailbox::messages))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining("Lobby has no mail login");
  }

  @Test
  void aWrongPasswordIsToldInWordsAndWithoutThePassword() {
    var wrong =
        new ImapAccess.AsPerson(
            new Login("umadmin", new Secret("hunter2")), new LoginPattern("$(MAILBOX)*$(ADMIN)"));
    var refused = mailboxes(TestMail.imap(wrong, Optional.empty()));

    assertThatThrownBy(() -> refused.count(owner))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining("*umadmin")
        .hasMessageContaining("the server refused the login")
        .hasMessageNotContaining("hunter2");
    assertThat(refused.condition().well()).isFalse();
  }

  @Test
  void aFolderThatIsMissingIsToldInWords() {
    assertThatThrownBy(() -> in("Nowhere", Mailbox::messages))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining("there is no folder Nowhere");
  }

  @Test
  void aServerThatDoesNotAnswerIsToldAndTheNextOneTaken() {
    delivered(BEN, NOON, 1);
    var dead = new MailServer("127.0.0.1", 9, Tls.NONE);
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());

    assertThatThrownBy(() -> mailboxes(with(plain, dead)).count(owner))
        .isInstanceOf(MailboxUnavailable.class)
        .hasMessageContaining("127.0.0.1:9")
        .hasMessageContaining("refused");
    assertThat(mailboxes(with(plain, dead, TestMail.imapServer(Tls.NONE))).count(owner))
        .isEqualTo(new MessageCounts(1, 0));
  }

  @Test
  void tlsIsUsedWithACertificateThatIsChecked() {
    delivered(BEN, NOON, 1);
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    for (var tls : List.of(Tls.REQUIRED, Tls.IF_AVAILABLE, Tls.FROM_THE_START)) {
      var untrusting = with(plain, TestMail.imapServer(tls));
      var trusting =
          new ImapSettings(
              untrusting.servers(),
              plain.access(),
              _ -> MailAccount.USUAL,
              "INBOX",
              Optional.empty(),
              2,
              true,
              Timeouts.IMAP,
              TestMail.storeTrust());

      assertThat(mailboxes(trusting).count(owner)).isEqualTo(new MessageCounts(1, 0));
      assertThatThrownBy(() -> mailboxes(untrusting).count(owner))
          .isInstanceOf(MailboxUnavailable.class)
          .hasMessageContaining("no trust in its certificate");
    }
  }

  @Test
  void everyVisitIsToldToTheWatch() {
    visit(Mailbox::messages);

    assertThat(changed).containsExactly(owner.extension());
  }

  private static ImapSettings withPassword(ImapAccess access, String password) {
    var plain = TestMail.imap(access, Optional.empty());
    return new ImapSettings(
        plain.servers(),
        access,
        person ->
            MailAccount.USUAL.withLogin(
                person.mail().orElseThrow().replaceAll("@.*", ""), new Secret(password)),
        "INBOX",
        Optional.empty(),
        2,
        true,
        plain.timeouts(),
        plain.trust());
  }

  private static ImapSettings at(
      ImapSettings plain, MailServer usual, Supplier<Optional<String>> host) {
    return new ImapSettings(
        List.of(usual),
        plain.access(),
        _ ->
            new MailAccount(
                Optional.empty(), Optional.empty(), Optional.empty(), host.get(), Optional.empty()),
        "INBOX",
        Optional.empty(),
        2,
        true,
        plain.timeouts(),
        plain.trust());
  }

  private static ImapSettings with(ImapSettings plain, MailServer... servers) {
    return new ImapSettings(
        List.of(servers),
        plain.access(),
        _ -> MailAccount.USUAL,
        "INBOX",
        Optional.empty(),
        2,
        true,
        Timeouts.IMAP,
        Trust.ofJava());
  }

  private <T> T in(String folder, Function<Mailbox, T> visit) {
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    var settings =
        new ImapSettings(
            plain.servers(),
            plain.access(),
            _ -> MailAccount.USUAL,
            folder,
            Optional.empty(),
            2,
            true,
            Timeouts.IMAP,
            Trust.ofJava());
    return mailboxes(settings).visit(owner, visit);
  }

  private static Mailbox deleted(Mailbox box, MessageId id) {
    box.delete(id);
    return box;
  }

  private MailProgram program() {
    var mail = owner.mail().orElseThrow();
    return TestMail.system().open(mail.substring(0, mail.indexOf('@')));
  }

  private void ordinaryMail() {
    forged(Map.of());
  }

  private void forged(Map<String, String> headers) {
    try (var program = program()) {
      var before = program.count();
      var address = owner.mail().orElseThrow();
      OrdinaryMail.send(TestMail.system().smtpPort(), address, headers);
      program.awaitCount(before + 1, SOON);
    }
  }
}
