package org.umbel.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.umbel.store.spool.SpoolRig.counting;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.samples;
import static org.umbel.store.spool.SpoolRig.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.store.file.LocalDisk;

/// A disk of 256 kB, sixteen seconds of speech; mounting it needs root (CA-12).
class FullDiskIT {
  private static final SpoolLimits NO_RESERVE =
      new SpoolLimits(20, 0, Duration.ofSeconds(1), Duration.ofMillis(800));

  @TempDir private Path disk;
  private SpoolRig rig;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    run("mount", "-t", "tmpfs", "-o", "size=256k", "none", disk.toString());
    rig = new SpoolRig(disk.resolve("spool"));
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    run("umount", disk.toString());
  }

  @Test
  void whatFitsOnAFullDiskIsDeliveredAndTheRestRefusedInWords() throws IOException {
    try (var spool = rig.open(NO_RESERVE, new LocalDisk())) {
      try (var deposit = spool.open(envelope())) {
        assertThatThrownBy(() -> say(deposit, Duration.ofMinutes(1)))
            .isInstanceOf(UncheckedIOException.class)
            .hasMessageContaining("Cannot record message");
      }

      assertThat(rig.handed).hasSize(1);
      var kept = samples(rig.handed.getFirst().audio());
      assertThat(kept).hasSizeGreaterThan(8_000 * 10).isEqualTo(counting(kept.length));
      assertThat(spool.condition().words()).contains("No space left on device");
      assertThatThrownBy(() -> spool.open(envelope()))
          .isInstanceOf(CannotTakeMessage.class)
          .hasMessageContaining("No space left on device");
      assertThat(rig.entries("recording")).isEmpty();

      spool.delivered(rig.handed.getFirst().envelope().id());
      var again = spool.open(envelope());
      say(again, Duration.ofSeconds(2));
      again.commit();
      assertThat(rig.handed).hasSize(2);
      assertThat(spool.condition().well()).isTrue();
    }
    assertThat(rig.entries("damaged")).isEmpty();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var status = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertThat(status).as(String.join(" ", command)).isZero();
  }
}
