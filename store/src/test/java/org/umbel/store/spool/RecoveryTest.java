package org.umbel.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.store.spool.SpoolRig.counting;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.samples;
import static org.umbel.store.spool.SpoolRig.say;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.Envelope;

/// What a start finds after a crash (CA-12).
class RecoveryTest {
  @TempDir private Path scratch;
  private SpoolRig rig;

  @BeforeEach
  void prepare() {
    rig = new SpoolRig(scratch.resolve("spool"));
  }

  @Test
  void aRecordingCutOffIsDeliveredOnce() throws IOException {
    var envelope = cutOff(Duration.ofSeconds(2));

    rig.open().close();
    rig.handed.clear();
    rig.open().close();

    assertThat(rig.handed).hasSize(1);
    assertThat(rig.handed.getFirst().envelope()).isEqualTo(envelope);
    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(16_000));
    assertThat(rig.events)
        .containsExactly(
            new Event.MessageRecovered(envelope.id(), envelope.recipient(), Duration.ofSeconds(2)));
  }

  @Test
  void halfASampleAtTheEndIsDropped() throws IOException {
    cutOff(Duration.ofSeconds(2));
    try (var file = FileChannel.open(only("audio.wav"), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }

    rig.open().close();

    assertThat(samples(rig.handed.getFirst().audio())).isEqualTo(counting(15_999));
  }

  @Test
  void aRecordingTooShortIsDropped() throws IOException {
    var envelope = cutOff(Duration.ofMillis(600));

    rig.open().close();

    assertThat(rig.handed).isEmpty();
    assertThat(rig.entries("recording")).isEmpty();
    assertThat(rig.events)
        .containsExactly(
            new Event.MessageTooShort(
                envelope.call(), envelope.recipient(), Duration.ofMillis(600)));
  }

  @Test
  void aRecordingWithoutAnySoundIsDropped() throws IOException {
    cutOff(Duration.ZERO);
    Files.delete(only("audio.wav"));

    rig.open().close();

    assertThat(rig.handed).isEmpty();
    assertThat(rig.entries("recording")).isEmpty();
  }

  @Test
  void speechWithAnEnvelopeNobodyUnderstandsIsKeptAsDamaged() throws IOException {
    cutOff(Duration.ofSeconds(2));
    Files.writeString(only("envelope"), "id=4711\nrecipi");

    rig.open().close();

    assertThat(rig.handed).isEmpty();
    assertThat(rig.entries("damaged")).hasSize(1);
    assertThat(rig.entries("recording")).isEmpty();
    assertThat(rig.events)
        .singleElement()
        .isEqualTo(
            new Event.MessageDamaged(
                rig.entries("damaged").getFirst(),
                "Cannot understand "
                    + rig.path.resolve("recording/" + rig.entries("damaged").getFirst())
                    + "/envelope: a line is not name=value"));
  }

  @Test
  void whatIsDamagedShowsInHealthUntilSomebodyHasLooked() throws IOException {
    cutOff(Duration.ofSeconds(2));
    Files.delete(only("envelope"));

    try (var spool = rig.open()) {
      assertThat(spool.condition().well()).isFalse();
      assertThat(spool.condition().words())
          .isEqualTo(
              "1 not understood, kept in "
                  + rig.path.resolve("damaged")
                  + " until somebody looks at them");
    }

    try (var spool = rig.open()) {
      assertThat(spool.condition().well()).isFalse();
    }
    Files.delete(rig.path.resolve("damaged/" + rig.entries("damaged").getFirst() + "/audio.wav"));
    Files.delete(rig.path.resolve("damaged/" + rig.entries("damaged").getFirst()));
    try (var spool = rig.open()) {
      assertThat(spool.condition().well()).isTrue();
    }
  }

  @Test
  void aCountOfTriesNobodyUnderstandsCostsNoMessage() throws IOException {
    cutOff(Duration.ofSeconds(2));
    rig.open().close();
    Files.writeString(rig.handed.getFirst().audio().resolveSibling("tries"), "tries=many");

    rig.open().close();

    assertThat(rig.handed).hasSize(2);
    assertThat(rig.entries("damaged")).isEmpty();
  }

  @Test
  void aWaitingMessageWithoutSoundBlocksNobody() throws IOException {
    cutOff(Duration.ofSeconds(2));
    cutOff(Duration.ofSeconds(2));
    rig.open().close();
    var empty = rig.handed.getFirst();
    rig.handed.clear();
    Files.write(empty.audio(), new byte[0]);

    rig.open().close();

    assertThat(rig.handed).hasSize(1);
    assertThat(rig.entries("damaged")).containsExactly(empty.envelope().id().value());
  }

  @Test
  void strangeFilesInTheSpoolAreNoReasonNotToStart() throws IOException {
    cutOff(Duration.ofSeconds(2));
    Files.writeString(rig.path.resolve("waiting").resolve("README"), "what is this?");
    Files.createDirectory(rig.path.resolve("waiting").resolve("a b c"));
    Files.writeString(rig.path.resolve("recording").resolve("core"), "what is this?");
    Files.writeString(rig.path.resolve("aside").resolve("notes of the admin"), "ask Ben");
    Files.createDirectories(rig.path.resolve("gone").resolve("deep").resolve("deeper"));

    rig.open().close();
    rig.open().close();

    assertThat(rig.handed).hasSize(2);
    assertThat(rig.entries("damaged"))
        .containsExactlyInAnyOrder("README", "a b c", "notes of the admin");
  }

  /// Leaves a recording as a process does that dies.
  private Envelope cutOff(Duration said) throws IOException {
    var envelope = envelope();
    try (var spool = rig.open()) {
      var deposit = spool.open(envelope);
      say(deposit, said);
      ((SpoolDeposit) deposit).force();
    }
    return envelope;
  }

  private Path only(String file) {
    var name = rig.entries("recording").getFirst();
    return rig.path.resolve("recording").resolve(name).resolve(file);
  }
}
