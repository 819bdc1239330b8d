package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.domain.speech.Prompt;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.SmallDisk;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A disk that fills: nobody is promised what cannot be kept, and what was said stays.
@ExtendWith(LogsOnFailure.class)
@Needs(root = true)
@Timeout(180)
class FullDiskIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(6));

  @Test
  @Feature("CA-12")
  void callersHearThatNothingCanBeTakenUntilThereIsRoomAgain() throws InterruptedException {
    try (var disk = SmallDisk.ofMegabytes(64);
        var server =
            UmbelServer.serve(SharedServer.configuration(), disk.folder().resolve("data"));
        var phone = phone(server, "1000")) {
      leave(phone, "4000", MESSAGE);
      server.inbox("4000", "739152").await(1);

      fill(disk);
      try (var talk = Talk.with(answered(phone.dial("4000")))) {
        talk.presses("0").hears(Prompt.CANNOT_RECORD_NOW).ends();
      }
      Await.until(
          "words about the disk",
          PATIENCE,
          () -> server.page("/health"),
          page -> page.contains("\"well\":false") && page.contains("free"));

      makeRoom(disk);
      Await.until("calls are taken", PATIENCE, () -> taken(phone), done -> done);
      var entries = server.inbox("4000", "739152").await(2);
      assertThat(MESSAGE.in(server.inbox("4000", "739152").sound(entries.getFirst())).same())
          .isTrue();
      assertThat(server.page("/health")).doesNotContain("\"well\":false");
    }
  }

  @Test
  @Feature("CA-12")
  void whatWasSaidBeforeTheDiskWasFullIsKept() throws InterruptedException {
    try (var disk = SmallDisk.ofMegabytes(64);
        var server =
            UmbelServer.serve(SharedServer.configuration(), disk.folder().resolve("data"));
        var phone = phone(server, "1000")) {
      try (var call = answered(phone.dial("4001"))) {
        leave(call, MESSAGE);
        fill(disk);
        call.say(Calling.buffer(MESSAGE));
        Talk.with(call).hears(Prompt.CANNOT_RECORD_NOW).ends();
      }

      makeRoom(disk);

      var kept = server.inbox("4001", "739152").awaitSound();
      var most = MESSAGE.part(Duration.ZERO, Duration.ofSeconds(4)).in(kept);
      assertThat(most.same()).as(most.toString()).isTrue();
    }
  }

  private static boolean taken(Phone phone) {
    try (var talk = Talk.with(answered(phone.dial("4000")))) {
      talk.presses("0").hearsAll(Prompt.BEEP).says(MESSAGE);
      return true;
    } catch (AssertionError refused) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path filler(SmallDisk disk) {
    return disk.folder().resolve("filler");
  }

  /// Takes every byte there is.
  private static void fill(SmallDisk disk) {
    try (var out = Files.newOutputStream(filler(disk))) {
      for (var chunk = new byte[4_096]; true; ) {
        out.write(chunk);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("space");
    }
  }

  private static void makeRoom(SmallDisk disk) {
    assertThat(filler(disk).toFile().delete()).isTrue();
  }
}
