package org.umbel.voices.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelvesTest {
  private static final ContentKey A = ContentKey.of("a");
  private static final ContentKey B = ContentKey.of("b");
  private static final ContentKey C = ContentKey.of("c");

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InstantSource clock = () -> now = now.plusSeconds(1);

  private static ShortBuffer sound(int samples) {
    var sound = ShortBuffer.allocate(samples);
    for (int i = 0; i < samples; i++) {
      sound.put(i, (short) (i * 7));
    }
    return sound;
  }

  private DiskShelf disk(long most) {
    return DiskShelf.open(folder, most, clock);
  }

  @Test
  void whatIsKeptOnDiskIsFoundAfterARestart() {
    disk(10_000).keep(A, sound(100));

    assertThat(disk(10_000).find(A)).contains(sound(100));
  }

  @Test
  void whatWasNotAskedForTheLongestGoes() {
    var disk = disk(700);
    disk.keep(A, sound(100));
    disk.keep(B, sound(100));
    disk.keep(C, sound(100));
    assertThat(disk.find(A)).isPresent();
    disk.keep(ContentKey.of("d"), sound(100));

    assertThat(disk.find(B)).isEmpty();
    assertThat(disk(700).find(A)).isPresent();
  }

  @Test
  void aSmallerBoundHoldsAfterARestart() throws IOException {
    var disk = disk(10_000);
    disk.keep(A, sound(100));
    disk.keep(B, sound(100));

    disk(250);

    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileThatIsNotWholeIsNotPlayed() throws IOException {
    disk(10_000).keep(A, sound(100));
    var file = folder.resolve(A.hex() + ".spoken");
    var bytes = Files.readAllBytes(file);
    bytes[20]++;
    Files.write(file, bytes);

    assertThat(disk(10_000).find(A)).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatWasBegunBeforeACrashIsRemoved() throws IOException {
    var begun = Files.writeString(folder.resolve("123.new"), "x");

    disk(10_000);

    assertThat(begun).doesNotExist();
  }

  @Test
  void aDiskThatRefusesCostsOnlyTime() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");
    var disk = DiskShelf.open(file, 10_000, clock);

    disk.keep(A, sound(100));

    assertThat(disk.find(A)).isEmpty();
  }

  @Test
  void memoryForgetsWhatWasNotAskedForTheLongest() {
    var memory = new MemoryShelf(250);
    memory.keep(A, sound(100));
    memory.keep(B, sound(100));
    assertThat(memory.find(A)).contains(sound(100));
    memory.keep(C, sound(100));

    assertThat(memory.find(B)).isEmpty();
    assertThat(memory.find(A)).isPresent();
  }

  @Test
  void whatIsLargerThanAllIsNotKept() {
    var memory = new MemoryShelf(50);
    memory.keep(A, sound(100));

    assertThat(memory.find(A)).isEmpty();
  }

  @Test
  void theSamePartsInOtherPlacesAreAnotherKey() {
    assertThat(ContentKey.of("ab", "c")).isNotEqualTo(ContentKey.of("a", "bc"));
  }
}
