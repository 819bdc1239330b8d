package org.umbel.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.store.spool.SpoolRig.LIMITS;
import static org.umbel.store.spool.SpoolRig.counting;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.samples;
import static org.umbel.store.spool.SpoolRig.say;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;

/// Each step on the disk fails in turn, and what the caller was told stays true (CA-12).
class NothingIsLostTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  @TempDir private Path scratch;

  private enum Told {
    REFUSED,
    CUT_OFF,
    TAKEN
  }

  @EveryFailure
  void whatWasTakenIsDeliveredOnceAndWhatWasNotIsWholeOrAbsent(FaultyDisk disk) {
    var rig = new SpoolRig(scratch.resolve("spool"));

    var told = record(rig, disk);
    rig.handed.clear();
    rig.open().close();

    assertThat(rig.entries("damaged")).isEmpty();
    assertThat(rig.entries("recording")).isEmpty();
    switch (told) {
      case TAKEN -> assertThat(rig.handed).singleElement().satisfies(this::isWhole);
      case CUT_OFF -> assertThat(rig.handed).hasSizeLessThanOrEqualTo(1).allSatisfy(this::isBegun);
      case REFUSED -> assertThat(rig.handed).isEmpty();
    }
  }

  @EveryFailure
  void aMessageThatHasBeenDeliveredIsNotHandedOverTwiceInOneRun(FaultyDisk disk) {
    var rig = new SpoolRig(scratch.resolve("spool"));

    record(rig, disk);

    assertThat(rig.handed).hasSizeLessThanOrEqualTo(1);
  }

  private static Told record(SpoolRig rig, Disk disk) {
    try (var spool = rig.open(LIMITS, disk)) {
      return record(spool);
    } catch (DiskRefused refused) {
      return Told.REFUSED;
    }
  }

  private static Told record(Spool spool) {
    try (var deposit = spool.open(envelope())) {
      try {
        say(deposit, TWO_SECONDS);
        deposit.commit();
        return Told.TAKEN;
      } catch (UncheckedIOException | CannotTakeMessage refused) {
        assertThat(refused).hasMessageStartingWith("Cannot ");
        return Told.CUT_OFF;
      }
    } catch (CannotTakeMessage refused) {
      return Told.REFUSED;
    }
  }

  private void isWhole(VoiceMessage message) {
    assertThat(message.duration()).isEqualTo(TWO_SECONDS);
    assertThat(samples(message.audio())).isEqualTo(counting(16_000));
  }

  private void isBegun(VoiceMessage message) {
    var samples = samples(message.audio());
    assertThat(samples).isEqualTo(Arrays.copyOf(counting(16_000), samples.length));
  }
}
