package org.umbel.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.person.Person;

/// What every kind of mailbox promises, with the delivery that fills it.
public abstract class MailboxesContract {
  protected static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  protected static final Caller BEN =
      new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("Bén Carter-Müller"));

  @TempDir protected Path scratch;

  /// The mailboxes under test.
  protected abstract Mailboxes mailboxes();

  /// What delivers into them; a message is in the mailbox when it returns, or soon afterwards.
  protected abstract Delivery delivery();

  /// Somebody whose mailbox is empty when the test begins.
  protected abstract Person owner();

  /// Returns when the mailbox has as many messages as it should.
  protected abstract void settled(int messages);

  private int delivered;

  @Test
  void anEmptyMailboxHasNothing() {
    assertThat(mailboxes().count(owner())).isEqualTo(MessageCounts.NONE);
    assertThat(visit(Mailbox::messages)).isEmpty();
  }

  @Test
  void aDeliveredMessageIsFresh() {
    var id = delivered(BEN, NOON, 3);

    assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(1, 0));
    assertThat(visit(Mailbox::messages))
        .containsExactly(new MessageEntry(id, NOON, BEN, Duration.ofSeconds(3), false, false));
  }

  @Test
  void aHiddenCallerStaysHidden() {
    delivered(Caller.HIDDEN, NOON, 1);

    assertThat(visit(Mailbox::messages).getFirst().caller()).isEqualTo(Caller.HIDDEN);
  }

  @Test
  void aCallerWithoutNameKeepsTheNumber() {
    var caller = new Caller(Optional.of(new PhoneNumber("+4930123456")), Optional.empty());

    delivered(caller, NOON, 1);

    assertThat(visit(Mailbox::messages).getFirst().caller()).isEqualTo(caller);
  }

  @Test
  void theNewestMessageComesFirst() {
    var second = delivered(BEN, NOON.plusSeconds(60), 1);
    var first = delivered(BEN, NOON, 1);
    var third = delivered(BEN, NOON.plusSeconds(3600), 1);

    assertThat(visit(Mailbox::messages))
        .extracting(MessageEntry::id)
        .containsExactly(third, second, first);
  }

  @Test
  void theSoundIsWhatWasRecorded() {
    var id = delivered(BEN, NOON, 2);

    assertThat(bytes(visit(box -> box.audio(id)))).isEqualTo(wav(2));
  }

  @Test
  void aMessageListenedToIsSavedAndCanBeNewAgain() {
    var id = delivered(BEN, NOON, 1);

    visit(box -> marked(box, id, true));
    assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(0, 1));
    assertThat(visit(Mailbox::messages).getFirst().heard()).isTrue();

    visit(box -> marked(box, id, false));
    assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(1, 0));
  }

  @Test
  void aDeletedMessageIsMarkedUntilTheVisitEnds() {
    var id = delivered(BEN, NOON, 1);
    var kept = delivered(BEN, NOON.plusSeconds(1), 1);

    var during =
        visit(box -> {
          box.delete(id);
          assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(1, 0));
          return box.messages();
        });

    assertThat(during).extracting(MessageEntry::id).containsExactly(kept, id);
    assertThat(during).extracting(MessageEntry::deleted).containsExactly(false, true);
    assertThat(visit(Mailbox::messages)).extracting(MessageEntry::id).containsExactly(kept);
    assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(1, 0));
  }

  @Test
  void aDeletedMessageCanStillBeHeardDuringTheVisit() {
    var id = delivered(BEN, NOON, 1);

    var sound =
        visit(box -> {
          box.delete(id);
          return box.audio(id);
        });

    assertThat(bytes(sound)).isEqualTo(wav(1));
  }

  @Test
  void aRestoredMessageIsAsItWas() {
    var id = delivered(BEN, NOON, 1);
    visit(box -> marked(box, id, true));

    visit(box -> {
      box.delete(id);
      box.restore(id);
      return box;
    });

    assertThat(mailboxes().count(owner())).isEqualTo(new MessageCounts(0, 1));
    assertThat(visit(Mailbox::messages).getFirst().deleted()).isFalse();
  }

  @Test
  void deletionsAreFinalEvenWhenTheVisitFails() {
    var id = delivered(BEN, NOON, 1);

    assertThatThrownBy(() ->
            visit(box -> {
              box.delete(id);
              throw new IllegalStateException("the caller hung up");
            }))
        .hasMessage("the caller hung up");

    assertThat(visit(Mailbox::messages)).isEmpty();
  }

  @Test
  void aMessageThatIsGoneCannotBePlayed() {
    var gone = MessageId.random();

    assertThatThrownBy(() -> visit(box -> box.audio(gone))).isInstanceOf(MessageGone.class);
  }

  @Test
  void namingAMessageThatIsGoneDoesNothing() {
    var gone = MessageId.random();

    visit(box -> {
      box.markHeard(gone, true);
      box.delete(gone);
      box.restore(gone);
      return box;
    });

    assertThat(mailboxes().count(owner())).isEqualTo(MessageCounts.NONE);
  }

  @Test
  void aMessageDeletedByAnotherVisitIsGone() {
    var id = delivered(BEN, NOON, 1);

    visit(box -> {
      box.messages();
      visit(other -> {
        other.delete(id);
        return other;
      });
      assertThatThrownBy(() -> box.audio(id)).isInstanceOf(MessageGone.class);
      box.delete(id);
      return box;
    });

    assertThat(visit(Mailbox::messages)).isEmpty();
  }

  @Test
  void aMessageDeliveredTwiceIsShownOnce() {
    var message = message(MessageId.random(), BEN, NOON, 1);

    delivery().deliver(message, owner());
    delivery().deliver(message, owner());
    settled(1);

    assertThat(visit(Mailbox::messages)).hasSize(1);
  }

  private static Mailbox marked(Mailbox box, MessageId id, boolean heard) {
    box.markHeard(id, heard);
    return box;
  }

  protected final <T> T visit(Function<Mailbox, T> visit) {
    return mailboxes().visit(owner(), visit);
  }

  protected final MessageId delivered(Caller caller, Instant at, int seconds) {
    var message = message(MessageId.random(), caller, at, seconds);
    delivery().deliver(message, owner());
    settled(++delivered);
    return message.envelope().id();
  }

  protected final VoiceMessage message(MessageId id, Caller caller, Instant at, int seconds) {
    var envelope =
        new Envelope(
            id,
            new CallId("call-" + id),
            owner().extension(),
            caller,
            Optional.of(Redirection.Reason.BUSY),
            at);
    try {
      var audio = Files.write(scratch.resolve(id + ".wav"), wav(seconds));
      return new VoiceMessage(envelope, Duration.ofSeconds(seconds), audio);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /// A WAV file's bytes, its samples counting up.
  protected static byte[] wav(int seconds) {
    var size = seconds * 16_000;
    var wav = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(size);
    for (var sample = 0; wav.hasRemaining(); sample++) {
      wav.putShort((short) sample);
    }
    return wav.array();
  }

  protected static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
