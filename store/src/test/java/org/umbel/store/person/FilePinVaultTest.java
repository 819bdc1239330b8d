package org.umbel.store.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinUnavailable;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;

class FilePinVaultTest {
  private static final Extension ANNA = new Extension("4000");
  private static final PinRecord FIRST =
      new PinRecord(
          "pbkdf2:1:00:11",
          0,
          false,
          Optional.of(Instant.parse("2026-11-21T07:00:00Z")),
          List.of("pbkdf2:1:00:22", "pbkdf2:1:00:33"));

  @TempDir private Path folder;

  @Test
  void aRecordIsThereAfterARestart() {
    new FilePinVault(folder).addIfAbsent(ANNA, FIRST);

    assertThat(new FilePinVault(folder).find(ANNA)).contains(FIRST);
  }

  @Test
  void theFirstRecordStays() {
    var vault = new FilePinVault(folder);
    vault.addIfAbsent(ANNA, FIRST);
    vault.addIfAbsent(ANNA, PinRecord.first("other"));

    assertThat(vault.find(ANNA)).contains(FIRST);
  }

  @Test
  void nobodyWithoutARecordGetsOneByAnUpdate() {
    var vault = new FilePinVault(folder);

    assertThat(vault.update(ANNA, record -> FIRST)).isEmpty();
    assertThat(vault.find(ANNA)).isEmpty();
  }

  @Test
  void noTryIsLostWhenManyCountAtOnce() {
    var vault = new FilePinVault(folder);
    vault.addIfAbsent(ANNA, FIRST);

    try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 50; i++) {
        guessers.execute(() -> vault.update(ANNA, FilePinVaultTest::oneMore));
      }
    }

    assertThat(vault.find(ANNA))
        .contains(new PinRecord(FIRST.hash(), 50, false, FIRST.since(), FIRST.former()));
  }

  @Test
  void aRecordNobodyUnderstandsIsNotTakenForAMissingOne() throws IOException {
    var vault = new FilePinVault(folder);
    Files.writeString(folder.resolve("4000"), "hash=pb");

    vault.addIfAbsent(ANNA, FIRST);

    assertThatThrownBy(() -> vault.find(ANNA)).isInstanceOf(RecordUnreadable.class);
  }

  @EveryFailure
  void aFailedUpdateLeavesTheFormerRecordOrTheNewOne(FaultyDisk disk) {
    new FilePinVault(folder).addIfAbsent(ANNA, FIRST);

    var told = updated(disk);

    var found = new FilePinVault(folder).find(ANNA);
    assertThat(found).get().isIn(FIRST, oneMore(FIRST));
    if (told) {
      assertThat(found).contains(oneMore(FIRST));
    }
  }

  private boolean updated(FaultyDisk disk) {
    try {
      new FilePinVault(folder, disk).update(ANNA, FilePinVaultTest::oneMore);
      return true;
    } catch (PinUnavailable refused) {
      return false;
    }
  }

  private static PinRecord oneMore(PinRecord record) {
    return new PinRecord(
        record.hash(), record.wrongTries() + 1, record.locked(), record.since(), record.former());
  }
}
