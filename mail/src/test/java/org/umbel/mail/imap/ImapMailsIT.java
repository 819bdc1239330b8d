package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.person.Person;
import org.umbel.mail.MessageHeaders;
import org.umbel.mail.TestMail;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.MailProgram;
import org.umbel.testkit.part.Needs;

/// Mails, faxes and text messages beside the voice messages (TU-4, TU-13).
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class ImapMailsIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String LUNCH =
      "From: Ben Carter <ben@example.test>\nSubject: Lunch?\n\nToday at noon.\n";

  private final Person owner = TestMail.somebody();
  private final ImapMailboxes mailboxes =
      mailboxes(TestMail.imap(TestMail.administrator(), Optional.empty()));

  private static ImapMailboxes mailboxes(ImapSettings settings) {
    return new ImapMailboxes(settings, TestMail.SEAL, InstantSource.system(), _ -> {});
  }

  private MailProgram program() {
    return TestMail.system().open(owner.mail().orElseThrow().replaceFirst("@.*", ""));
  }

  private <T> T visit(Function<Mailbox, T> visit) {
    return mailboxes.visit(owner, visit);
  }

  private MailEntry only() {
    return visit(box -> box.mails(false)).newest().getFirst();
  }

  @Test
  void aMailIsListedWithItsSenderAndIsNoVoiceMessage() {
    try (var program = program()) {
      program.put("INBOX", LUNCH);

      var mails = visit(box -> box.mails(false));

      assertThat(mails.total()).isEqualTo(1);
      var mail = mails.newest().getFirst();
      assertThat(mail.kind()).isEqualTo(Kind.MAIL);
      assertThat(mail.subject()).isEqualTo("Lunch?");
      assertThat(mail.sender()).isEqualTo(new Caller(Optional.empty(), Optional.of("Ben Carter")));
      assertThat(visit(Mailbox::messages)).isEmpty();
      assertThat(mailboxes.count(owner)).isEqualTo(MessageCounts.NONE);
    }
  }

  @Test
  void faxesAndTextMessagesAreKnownByTheirContext() {
    try (var program = program()) {
      program.put("INBOX", "From: +49891234@fax.test\nMessage-Context: fax-message\n\nOffer\n");
      program.put("INBOX", "From: 0171222@sms.test\nMessage-Context: Pager-Message\n\nLate\n");

      var newest = visit(box -> box.mails(false)).newest();

      assertThat(newest).extracting(MailEntry::kind).containsExactly(Kind.TEXT, Kind.FAX);
      assertThat(newest)
          .extracting(mail -> mail.sender().number())
          .containsExactly(
              Optional.of(new PhoneNumber("0171222")), Optional.of(new PhoneNumber("+49891234")));
    }
  }

  @Test
  void readingTheTextLeavesAMailUnreadUntilItIsMarked() {
    try (var program = program()) {
      program.put("INBOX", LUNCH);
      var id = only().id();

      assertThat(visit(box -> box.text(id)).plain().orElseThrow()).contains("Today at noon.");
      assertThat(program.unread()).isEqualTo(1);

      visit(box -> {
        box.markHeard(id, true);
        return box;
      });
      Await.until("read", SOON, () -> program.unread() == 0);
      assertThat(visit(box -> box.mails(false)).total()).isZero();
      assertThat(visit(box -> box.mails(true)).newest())
          .extracting(MailEntry::id)
          .containsExactly(id);
    }
  }

  @Test
  void aDeletedMailIsGoneAfterTheVisitAndARestoredOneIsNot() {
    try (var program = program()) {
      program.put("INBOX", LUNCH);
      program.put("INBOX", LUNCH);
      var ids = visit(box -> box.mails(false)).newest().stream().map(MailEntry::id).toList();

      visit(box -> {
        ids.forEach(box::delete);
        box.restore(ids.getFirst());
        return box;
      });

      assertThat(program.count()).isEqualTo(1);
      assertThat(only().id()).isEqualTo(ids.getFirst());
    }
  }

  @Test
  void aMailThatIsGoneIsToldAsGone() {
    assertThatThrownBy(() -> visit(box -> box.text(new MessageId("mail-1-1"))))
        .isInstanceOf(MessageGone.class);
  }

  @Test
  void theFolderThatIsSetForAPersonIsSearchedFromThenOn() {
    var folder = new AtomicReference<>(Optional.<String>empty());
    var plain = TestMail.imap(TestMail.administrator(), Optional.empty());
    var settings =
        new ImapSettings(
            plain.servers(),
            plain.access(),
            _ ->
                new MailAccount(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    folder.get()),
            "INBOX",
            Optional.empty(),
            2,
            true,
            plain.timeouts(),
            plain.trust());
    try (var program = program();
        var set = mailboxes(settings)) {
      program.makeFolder("Voice");
      program.put("INBOX", LUNCH);
      program.put("Voice", "From: ben@example.test\nSubject: In the folder\n\nSoon.\n");
      set.count(owner);

      folder.set(Optional.of("Voice"));

      assertThat(set.visit(owner, box -> box.mails(false)).newest())
          .extracting(MailEntry::subject)
          .containsExactly("In the folder");
      assertThat(set.count(owner)).isEqualTo(MessageCounts.NONE);
      assertThat(set.keptOpen()).isEqualTo(1);
    }
  }

  @Test
  void whatSaysFalselyThatItIsAVoiceMessageIsAMail() {
    try (var program = program()) {
      program.put("INBOX", MessageHeaders.MESSAGE + ": forged-1\n" + LUNCH);

      assertThat(only().subject()).isEqualTo("Lunch?");
    }
  }

  @Test
  void whatAnAnswerHasToKnowIsReadAndTheWholeMailAndBothLeaveItUnread() {
    try (var program = program()) {
      program.put(
          "INBOX",
          "Message-ID: <two@example.org>\nReferences: <zero@example.org>\n <one@example.org>\n"
              + "Reply-To: Office <office@example.org>\n"
              + LUNCH);
      var id = only().id();

      Origin origin = visit(box -> box.origin(id));
      assertThat(origin)
          .isEqualTo(
              new Origin(
                  Optional.of("office@example.org"),
                  Optional.of("<two@example.org>"),
                  List.of("<zero@example.org>", "<one@example.org>"),
                  "Lunch?"));
      var mail = StandardCharsets.UTF_8.decode(visit(box -> box.mail(id))).toString();
      assertThat(mail).contains("Message-ID: <two@example.org>\r\n", "Subject: Lunch?");
      assertThat(program.unread()).isEqualTo(1);
    }
  }

  @Test
  void whatAnAddressTellsByItsTemplateDecidesWhatAMailIs() {
    var settings =
        TestMail.imap(TestMail.administrator(), Optional.empty())
            .withSenders(AddressTemplate.parse("um-${number}@${type}.example.test"));
    try (var program = program();
        var set = mailboxes(settings)) {
      program.put("INBOX", "From: um-+49301@fax.example.test\nSubject: Fax\n\nOne page.\n");
      program.put("INBOX", "From: um-0171@text.example.test\nSubject: Hi\n\nHi.\n");

      assertThat(set.visit(owner, box -> box.mails(false)).newest())
          .extracting(MailEntry::kind, mail -> mail.sender().number().orElseThrow().digits())
          .containsExactlyInAnyOrder(tuple(Kind.FAX, "+49301"), tuple(Kind.TEXT, "0171"));
    }
  }
}
