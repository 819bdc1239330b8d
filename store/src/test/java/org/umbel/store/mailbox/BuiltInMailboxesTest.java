package org.umbel.store.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MailboxesContract;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

class BuiltInMailboxesTest extends MailboxesContract {
  private static final Person ANNA =
      new Person(
          new Extension("4000"), "Anna Berg", Optional.empty(), Language.ENGLISH, List.of(), true);

  private final List<Extension> changed = new ArrayList<>();
  private BuiltInMailboxes mailboxes;

  @BeforeEach
  void open() {
    mailboxes = new BuiltInMailboxes(scratch.resolve("boxes"), true, changed::add);
  }

  @Override
  protected Mailboxes mailboxes() {
    return mailboxes;
  }

  @Override
  protected Delivery delivery() {
    return mailboxes;
  }

  @Override
  protected Person owner() {
    return ANNA;
  }

  @Override
  protected void settled(int messages) {
    assertThat(mailboxes.count(ANNA).fresh()).isEqualTo(messages);
  }

  @Test
  void everyChangeIsToldToTheWatch() {
    var id = delivered(BEN, NOON, 1);
    visit(box -> {
      box.markHeard(id, true);
      box.delete(id);
      box.restore(id);
      return box;
    });

    assertThat(changed).hasSize(4).containsOnly(ANNA.extension());
  }

  @Test
  void aDeletedMessageStaysInTheFolderOfDeletedOnes() {
    var id = deleted();

    assertThat(box("deleted").resolve(id.value()).resolve("audio.wav")).exists();
  }

  @Test
  void aMessageDeletedForGoodLeavesNothing() {
    mailboxes = new BuiltInMailboxes(scratch.resolve("boxes"), false, changed::add);

    deleted();

    assertThat(box("deleted")).isEmptyDirectory();
  }

  @Test
  void aVisitCutOffByACrashHasItsDeletionsFinishedAtTheNextStart() {
    deleted();

    mailboxes = new BuiltInMailboxes(scratch.resolve("boxes"), false, changed::add);

    assertThat(box("deleted")).isEmptyDirectory();
  }

  @Test
  void aDeletedMessageIsNotDeliveredAgain() {
    var message = message(MessageId.random(), BEN, NOON, 1);
    mailboxes.deliver(message, ANNA);
    visit(box -> {
      box.delete(message.envelope().id());
      return box;
    });

    mailboxes.deliver(message, ANNA);

    assertThat(mailboxes.count(ANNA)).isEqualTo(MessageCounts.NONE);
  }

  @Test
  void aDeliveryCutOffByACrashIsDoneAgainWhole() throws IOException {
    var message = message(MessageId.random(), BEN, NOON, 1);
    var half = Files.createDirectories(box("arriving").resolve(message.envelope().id().value()));
    Files.writeString(half.resolve("envelope"), "id=hal");

    mailboxes.deliver(message, ANNA);

    assertThat(visit(Mailbox::messages)).hasSize(1);
    assertThat(box("arriving")).isEmptyDirectory();
  }

  @Test
  void anEmptySoundFileBlocksNobody() throws IOException {
    var bad = delivered(BEN, NOON, 1);
    var good = delivered(BEN, NOON.plusSeconds(1), 1);
    Files.write(box("fresh").resolve(bad.value()).resolve("audio.wav"), new byte[0]);

    assertThatThrownBy(() -> visit(box -> box.audio(bad)))
        .isInstanceOf(MessageGone.class)
        .hasMessageContaining("its sound is empty");
    assertThat(bytes(visit(box -> box.audio(good)))).isEqualTo(wav(1));
    assertThat(visit(Mailbox::messages)).extracting(MessageEntry::id).containsExactly(good, bad);
  }

  @Test
  void aMessageNobodyUnderstandsIsPutAwaySoThatItDoesNotCount() throws IOException {
    var bad = delivered(BEN, NOON, 1);
    var good = delivered(BEN, NOON.plusSeconds(1), 1);
    Files.writeString(box("fresh").resolve(bad.value()).resolve("envelope"), "rubbish");

    assertThat(visit(Mailbox::messages)).extracting(MessageEntry::id).containsExactly(good);
    assertThat(mailboxes.count(ANNA)).isEqualTo(new MessageCounts(1, 0));
    assertThat(box("damaged").resolve(bad.value())).isDirectory();
  }

  private MessageId deleted() {
    var id = delivered(BEN, NOON, 1);
    visit(box -> {
      box.delete(id);
      return box;
    });
    return id;
  }

  private Path box(String folder) {
    return scratch.resolve("boxes").resolve("4000").resolve(folder);
  }
}
