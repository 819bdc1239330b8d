package org.umbel.store.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.umbel.store.spool.SpoolRig.counting;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.samples;
import static org.umbel.store.spool.SpoolRig.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Posting;
import org.umbel.store.file.LocalDisk;

class SpoolTest {
  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  @TempDir private Path scratch;
  private SpoolRig rig;

  @BeforeEach
  void prepare() {
    rig = new SpoolRig(scratch.resolve("spool"));
  }

  @Test
  void aCommittedMessageIsHandedOverWhole() {
    var envelope = envelope();
    try (var spool = rig.open();
        var deposit = spool.open(envelope)) {
      say(deposit, THREE_SECONDS);
      deposit.commit();
    }

    var message = rig.handed.getFirst();
    assertThat(message.envelope()).isEqualTo(envelope);
    assertThat(message.duration()).isEqualTo(THREE_SECONDS);
    assertThat(samples(message.audio())).isEqualTo(counting(24_000));
    assertThat(rig.events).isEmpty();
  }

  @Test
  void aMessageNotDeliveredYetIsHandedOverAgainAtTheNextStart() {
    take();
    rig.handed.clear();

    rig.open().close();

    assertThat(rig.handed).hasSize(1);
    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(24_000));
  }

  @Test
  void aDeliveredMessageLeavesNothing() throws IOException {
    take();
    try (var spool = rig.open()) {
      spool.delivered(rig.handed.getFirst().envelope().id());
    }

    assertThat(rig.entries("waiting")).isEmpty();
    assertThat(rig.entries("gone")).isEmpty();
  }

  @Test
  void aDiscardedMessageLeavesNothing() {
    try (var spool = rig.open();
        var deposit = spool.open(envelope())) {
      say(deposit, THREE_SECONDS);
      deposit.discard();
    }

    assertThat(rig.handed).isEmpty();
    assertThat(rig.entries("recording")).isEmpty();
    assertThat(rig.entries("gone")).isEmpty();
  }

  @Test
  void aRecordingThatIsNeitherCommittedNorDiscardedIsDelivered() {
    try (var spool = rig.open()) {
      var deposit = spool.open(envelope());
      say(deposit, THREE_SECONDS);
      deposit.close();
    }

    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(24_000));
    assertThat(rig.events).singleElement().isInstanceOf(Event.MessageRecovered.class);
  }

  @Test
  void theEndOfARecordingCanBeCut() {
    try (var spool = rig.open();
        var deposit = spool.open(envelope())) {
      var sink = deposit.sink();
      say(deposit, THREE_SECONDS);
      sink.cutTo(10_001);
      deposit.commit();
    }

    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(10_001));
  }

  @Test
  void moreCanBeSaidAfterWhatWasHeardAndOnlyItsEndIsCut() {
    try (var spool = rig.open();
        var deposit = spool.open(envelope())) {
      say(deposit, Duration.ofSeconds(1));
      assertThat(deposit.sound().remaining()).isEqualTo(44 + 2 * 8_000);
      var more = deposit.sink();
      more.write(ShortBuffer.wrap(new short[] {7, 8, 9}));
      more.cutTo(2);
      assertThat(deposit.sound().remaining()).isEqualTo(44 + 2 * 8_002);
      deposit.commit();
    }

    var samples = samples(rig.handed.getFirst().audio());
    assertThat(samples).hasSize(8_002).startsWith(counting(8_000)).endsWith((short) 7, (short) 8);
  }

  @Test
  void aMarkedMessageIsMarkedEvenWhenNobodyCommitsIt() {
    try (var spool = rig.open()) {
      var deposit = spool.open(envelope());
      say(deposit, THREE_SECONDS);
      deposit.mark(new Marks(true, false));
      deposit.mark(new Marks(false, true));
      deposit.close();
    }

    assertThat(rig.handed.getFirst().envelope().marks()).isEqualTo(new Marks(false, true));
  }

  @Test
  void whatWasSaidIsOnDiskAfterAForcingRoundWithoutAnyCommit() throws IOException {
    try (var spool = rig.open()) {
      var deposit = spool.open(envelope());
      say(deposit, Duration.ofMillis(20));

      ((SpoolDeposit) deposit).force();

      var name = rig.entries("recording").getFirst();
      var audio = rig.path.resolve("recording").resolve(name).resolve("audio.wav");
      assertThat(Files.size(audio)).isEqualTo(44 + 320);
      deposit.discard();
    }
  }

  @Test
  void aMessageIsTakenOnlyOnce() {
    var envelope = envelope();
    try (var spool = rig.open();
        var first = spool.open(envelope)) {
      assertThatThrownBy(() -> spool.open(envelope)).isInstanceOf(CannotTakeMessage.class);
      say(first, THREE_SECONDS);
      first.commit();
      assertThatThrownBy(() -> first.commit()).isInstanceOf(IllegalStateException.class);
    }

    assertThat(rig.handed).hasSize(1);
  }

  @Test
  void anotherSpoolOnTheSameFolderIsRefused() {
    try (var spool = rig.open()) {
      assertThatThrownBy(rig::open)
          .isInstanceOf(SpoolInUse.class)
          .hasMessageContaining(rig.path.toString());
      assertThat(spool.condition().well()).isTrue();
    }

    rig.open().close();
  }

  @Test
  void moreMessagesThanTheBoundAreRefusedInWords() {
    var limits = new SpoolLimits(2, 0, Duration.ZERO, Duration.ofSeconds(1));
    try (var spool = rig.open(limits, new LocalDisk());
        var first = spool.open(envelope());
        var second = spool.open(envelope())) {
      say(first, THREE_SECONDS);
      first.commit();
      say(second, THREE_SECONDS);

      assertThatThrownBy(() -> spool.open(envelope()))
          .isInstanceOf(CannotTakeMessage.class)
          .hasMessageContaining("holds 2 messages already");
      second.discard();
      spool.open(envelope()).discard();
    }
  }

  @Test
  void aDiskAlmostFullIsRefusedBeforeItIsTooLate() {
    var limits = new SpoolLimits(2, Long.MAX_VALUE, Duration.ZERO, Duration.ofSeconds(1));
    try (var spool = rig.open(limits, new LocalDisk())) {
      assertThatThrownBy(() -> spool.open(envelope()))
          .isInstanceOf(CannotTakeMessage.class)
          .hasMessageContaining("MB are free on its disk");
      assertThat(spool.condition().well()).isFalse();
    }

    assertThat(rig.entries("recording")).isEmpty();
  }

  @Test
  void aDepositOpenWhenTheSpoolClosesIsForTheNextStartAlone() {
    var spool = rig.open();
    var deposit = spool.open(envelope());
    say(deposit, THREE_SECONDS);

    spool.close();

    assertThatThrownBy(() -> say(deposit, THREE_SECONDS)).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(deposit::commit).isInstanceOf(CannotTakeMessage.class);
    deposit.close();
    assertThat(rig.handed).isEmpty();
    rig.open().close();
    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(24_000));
  }

  @Test
  void aClosedSpoolTouchesNothingThatMayBeAnothersByNow() {
    var former = rig.open();
    var deposit = former.open(envelope());
    say(deposit, THREE_SECONDS);
    former.close();
    try (var next = rig.open()) {
      deposit.discard();
      var id = rig.handed.getFirst().envelope().id();
      assertThatThrownBy(() -> former.delivered(id)).isInstanceOf(IOException.class);

      assertThat(rig.entries("waiting")).containsExactly(id.value());
      assertThat(next.condition().well()).isTrue();
    }
  }

  private void take() {
    try (var spool = rig.open();
        var deposit = spool.open(envelope())) {
      say(deposit, THREE_SECONDS);
      deposit.commit();
    }
  }

  @Test
  void aMessageThatAPersonSendsKeepsToWhomWhatItAnswersAndTheMailThatGoesAlong()
      throws IOException {
    var plain = envelope();
    var posting =
        new Posting(
            Posting.Kind.ANSWER,
            Optional.of("dora@example.org"),
            new Origin(
                Optional.empty(),
                Optional.of("<two@example.org>"),
                List.of("<zero@example.org>", "<one@example.org>"),
                "Lunch=\nno"));
    var envelope = plain.posted(posting);
    var mail = "Subject: Lunch".getBytes(US_ASCII);

    try (var spool = rig.open();
        var deposit = spool.open(envelope)) {
      deposit.attach(ByteBuffer.wrap(mail));
      say(deposit, Duration.ofSeconds(2));
      assertThat(deposit.sound().remaining()).isEqualTo(44 + 2 * 16_000);
      say(deposit, Duration.ofSeconds(1));
      deposit.commit();
    }

    var taken = rig.handed.getFirst();
    assertThat(taken.envelope()).isEqualTo(envelope);
    assertThat(taken.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(taken.mail().orElseThrow()).hasBinaryContent(mail);
  }

  @Test
  void aMailThatWouldGoAlongWithADroppedMessageIsDroppedToo() {
    try (var spool = rig.open();
        var deposit = spool.open(envelope())) {
      deposit.attach(ByteBuffer.wrap(new byte[10]));
      deposit.discard();
    }

    assertThat(rig.entries("recording")).isEmpty();
    assertThat(rig.entries("gone")).isEmpty();
  }
}
