package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.message.Mails;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Person;
import org.umbel.mail.Seal;
import org.umbel.mail.TestMail;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.testkit.part.Needs;

/// A mailbox of 50 000 mails, twenty of them voice messages.
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(300)
class LargeMailboxIT {
  private static final int MAILS = 50_000;
  private static final int ONE_IN = 2_500;

  /// Made after every mail of this world, so that those here need no seal.
  private static final Seal ANY = new Seal(new byte[32], Instant.MAX);

  private final Person owner = TestMail.somebody();

  /// Opening such a folder is the mail store's own work, and on a busy machine takes it a second.
  @Test
  void itsVoiceMessagesAreCountedWithin300MillisecondsOnceItIsOpen() throws IOException {
    fill();
    try (var mailboxes = new ImapMailboxes(patient(), ANY, InstantSource.system(), _ -> {})) {
      var counts = mailboxes.count(owner);

      var counting = best(() -> mailboxes.count(owner));

      assertThat(counts).isEqualTo(new MessageCounts(10, 10));
      assertThat(counting).isLessThan(Duration.ofMillis(300));
      assertListedInPart(mailboxes);
    }
  }

  /// Of the mails the newest are listed, however many there are.
  private void assertListedInPart(ImapMailboxes mailboxes) {
    mailboxes.visit(
        owner,
        box -> {
          assertThat(box.messages()).hasSize(20);
          assertThat(box.mails(false).total()).isEqualTo(MAILS - 20);
          assertThat(box.mails(false).newest()).hasSize(Mails.MOST);
          return box;
        });
  }

  private static ImapSettings patient() {
    return new ImapSettings(
        List.of(TestMail.imapServer(Tls.NONE)),
        TestMail.administrator(),
        _ -> MailAccount.USUAL,
        "INBOX",
        Optional.empty(),
        1,
        true,
        new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(2)),
        Trust.ofJava());
  }

  private static Duration best(Runnable task) {
    var best = Long.MAX_VALUE;
    for (var round = 0; round < 5; round++) {
      var before = System.nanoTime();
      task.run();
      best = Math.min(best, System.nanoTime() - before);
    }
    return Duration.ofNanos(best);
  }

  private String user() {
    return owner.mail().orElseThrow().replaceAll("@.*", "");
  }

  /// Puts the mails where the mail store keeps them, which is quicker than sending them.
  private void fill() throws IOException {
    try (var program = TestMail.system().open(user())) {
      assertThat(program.count()).isZero();
    }
    var folder =
        TestMail.system().store().folder().resolve("mail").resolve(user()).resolve("Maildir/cur");
    IntStream.range(0, MAILS).parallel().forEach(number -> put(folder, number));
    try (var program = TestMail.system().open(user())) {
      assertThat(program.count()).isEqualTo(MAILS);
    }
  }

  private static void put(Path folder, int number) {
    var ours = number % ONE_IN == 0;
    var seen = number % (2 * ONE_IN) == 0 ? "S" : "";
    var name = (1_700_000_000 + number) + ".M" + number + "P1.host:2," + seen;
    var mark = ours ? "X-Umbel-Message: m-" + number + "\n" : "";
    try {
      Files.writeString(
          folder.resolve(name), "From: ben@example.test\nSubject: Lunch?\n" + mark + "\nSoon.\n");
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
