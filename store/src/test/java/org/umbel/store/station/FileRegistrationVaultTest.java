package org.umbel.store.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.Registration.Instance;
import org.umbel.domain.station.Registration.Order;
import org.umbel.domain.station.Registration.Origin;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;
import org.umbel.store.file.LocalDisk;

class FileRegistrationVaultTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4001");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;
  private Instant now = NOON;

  private FileRegistrationVault open(Disk disk) {
    InstantSource clock = () -> now;
    return FileRegistrationVault.open(file(), clock, disk);
  }

  private FileRegistrationVault open() {
    return open(new LocalDisk());
  }

  private Path file() {
    return folder.resolve("below").resolve("registrations");
  }

  private static Registration phone(Extension owner, String contact) {
    return new Registration(
        owner,
        owner.digits(),
        contact,
        0.5,
        new Origin("sip", "udp", new InetSocketAddress("192.0.2.7", 5066)),
        List.of("<sip:edge.example.com;lr;token=\"a\tb\">", "<sip:192.0.2.9:5070;lr>"),
        Optional.of(new Instance("<urn:uuid:00000000-0000-1000-8000-000a95a0e128>", 2)),
        new Order("call\\id\n1", 17),
        NOON.plus(Duration.ofHours(1)));
  }

  private static List<Registration> restored(FileRegistrationVault vault) {
    var all = new ArrayList<Registration>();
    vault.restore(all::add);
    return all;
  }

  @Test
  void aPhoneIsThereAsItWasAfterARestart() {
    var plain =
        new Registration(
            ANNA,
            "anna-desk",
            "sip:4000@[2001:db8::7]:5060",
            1,
            new Origin("phones", "tcp", new InetSocketAddress("2001:db8::7", 40_000)),
            List.of(),
            Optional.empty(),
            new Order("c", 1),
            NOON.plusSeconds(60));
    try (var vault = open()) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna@192.0.2.7"), plain));
    }

    assertThat(restored(open())).containsExactly(phone(ANNA, "sip:anna@192.0.2.7"), plain);
  }

  @Test
  void whatWasKeptLastHolds() {
    try (var vault = open()) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:old")));
      vault.flush();
      vault.keep(BEN, List.of(phone(BEN, "sip:ben")));
      vault.keep(ANNA, List.of(phone(ANNA, "sip:new")));
      vault.flush();
      vault.keep(BEN, List.of());
    }

    assertThat(restored(open())).extracting(Registration::contact).containsExactly("sip:new");
  }

  @Test
  void whatHasExpiredIsNotWrittenAgain() throws IOException {
    try (var vault = open()) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna")));
    }

    now = NOON.plus(Duration.ofHours(2));
    open().close();

    assertThat(Files.size(file())).isZero();
  }

  @Test
  void aLineThatACrashCutOffIsNoDamage() throws IOException {
    try (var vault = open()) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna")));
    }
    Files.writeString(file(), "1234abcd\t4001\thalf a li", StandardOpenOption.APPEND);

    var vault = open();
    vault.keep(BEN, List.of(phone(BEN, "sip:ben")));
    vault.close();

    assertThat(vault.condition().well()).isTrue();
    assertThat(restored(open())).extracting(Registration::owner).containsExactly(ANNA, BEN);
  }

  @Test
  void aDamagedFileIsPutAsideAndTheRestOfItUsed() throws IOException {
    try (var vault = open()) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna")));
      vault.keep(BEN, List.of(phone(BEN, "sip:ben")));
    }
    var damaged = Files.readString(file()).replace("sip:anna", "sip:anno");
    Files.writeString(file(), damaged);

    var vault = open();

    assertThat(restored(vault)).extracting(Registration::owner).containsExactly(BEN);
    assertThat(vault.condition().well()).isFalse();
    assertThat(vault.condition().words()).contains("1 line of", "registrations.damaged");
    assertThat(folder.resolve("below/registrations.damaged")).hasContent(damaged);
    assertThat(open().condition().well()).isTrue();
  }

  @Test
  void garbageIsNoRegistration() throws IOException {
    open().close();
    Files.write(file(), new byte[] {0, 1, 2, '\n', '\t', '\n', 'a', '\n', (byte) 0xff, '\n'});

    assertThat(restored(open())).isEmpty();
  }

  @Test
  void aFileThatOnlyGrowsIsShortened() throws IOException {
    var vault = open();
    for (var time = 0; time <= 1_000; time++) {
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna" + time)));
      vault.flush();
    }

    assertThat(Files.size(file())).isLessThan(1_000);
    assertThat(restored(vault)).extracting(Registration::contact).containsExactly("sip:anna1000");
  }

  @EveryFailure
  void whatADiskRefusedIsWrittenWhenItWorksAgain(FaultyDisk disk) {
    try {
      var vault = open(disk);
      vault.keep(ANNA, List.of(phone(ANNA, "sip:anna")));
      vault.flush();
      vault.keep(BEN, List.of(phone(BEN, "sip:ben")));
      vault.flush();
      vault.flush();
      var kept = restored(open());

      if (vault.condition().well()) {
        assertThat(kept).extracting(Registration::owner).containsExactly(ANNA, BEN);
      } else {
        assertThat(vault.condition().words()).contains("No space left");
        assertThat(kept).extracting(Registration::owner).isSubsetOf(ANNA, BEN);
      }
    } catch (DiskRefused refused) {
      assertThat(disk.failed()).isTrue();
    }
  }
}
