package org.umbel.store.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;

class FileGreetingsTest {
  private static final Recordable GREETING = new ProfileGreeting(Profile.CUSTOM_1, Language.GERMAN);
  private static final Recordable NAME = new SpokenName();
  private static final Extension ANNA = new Extension("4000");

  @TempDir private Path folder;
  private Greetings greetings;

  @BeforeEach
  void open() {
    greetings = new FileGreetings(folder);
  }

  @Test
  void whoeverRecordedNothingHasNone() {
    assertThat(greetings.find(ANNA, GREETING)).isEmpty();
  }

  @Test
  void aDraftCanBeHeardByItsAuthorAlone() {
    try (var draft = greetings.draft(ANNA, GREETING)) {
      draft.sink().write(samples(7, 8_000));

      assertThat(first(draft.sound())).isEqualTo((short) 7);
      assertThat(greetings.find(ANNA, GREETING)).isEmpty();
    }

    assertThat(folder.resolve("4000")).isEmptyDirectory();
  }

  @Test
  void aKeptDraftTakesThePlaceOfTheFormerGreeting() {
    keep(greetings, 1);
    keep(greetings, 2);

    var wav = new FileGreetings(folder).find(ANNA, GREETING).orElseThrow();
    assertThat(wav.remaining()).isEqualTo(44 + 16_000);
    assertThat(first(wav)).isEqualTo((short) 2);
    assertThat(greetings.find(ANNA, NAME)).isEmpty();
  }

  @Test
  void aDeletedGreetingIsGone() {
    keep(greetings, 1);

    greetings.delete(ANNA, GREETING);
    greetings.delete(ANNA, GREETING);

    assertThat(greetings.find(ANNA, GREETING)).isEmpty();
  }

  @Test
  void aDraftThatACrashLeftIsRemovedAtTheNextStart() {
    greetings.draft(ANNA, GREETING);

    assertThat(new FileGreetings(folder).find(ANNA, GREETING)).isEmpty();
    assertThat(folder.resolve("4000")).isEmptyDirectory();
  }

  @Test
  void whatIsRecordedIsListed() {
    assertThat(greetings.recorded(ANNA)).isEmpty();
    keep(greetings, 1);
    try (var draft = greetings.draft(ANNA, NAME)) {
      draft.sink().write(samples(1, 8));

      assertThat(greetings.recorded(ANNA)).containsExactly(GREETING);
    }
  }

  @Test
  void theGreetingForEverybodyIsNobodys() {
    try (var draft = greetings.draftForEverybody()) {
      draft.sink().write(samples(7, 8_000));
      draft.keep();
    }

    assertThat(first(new FileGreetings(folder).forEverybody().orElseThrow())).isEqualTo((short) 7);
    assertThat(greetings.recorded(ANNA)).isEmpty();
    greetings.deleteForEverybody();
    assertThat(greetings.forEverybody()).isEmpty();
  }

  @EveryFailure
  void whenTheDiskRefusesTheFormerGreetingStaysInUse(FaultyDisk disk) {
    keep(greetings, 1);

    var told = keptOn(disk);

    var found = first(new FileGreetings(folder).find(ANNA, GREETING).orElseThrow());
    assertThat(found).isIn((short) 1, (short) 2);
    if (told) {
      assertThat(found).isEqualTo((short) 2);
    }
  }

  private boolean keptOn(FaultyDisk disk) {
    try {
      keep(new FileGreetings(folder, disk), 2);
      return true;
    } catch (DiskRefused | RecordingUnavailable | UncheckedIOException refused) {
      return false;
    }
  }

  private static void keep(Greetings greetings, int sample) {
    try (var draft = greetings.draft(ANNA, GREETING)) {
      draft.sink().write(samples(sample, 8_000));
      draft.keep();
    }
  }

  private static ShortBuffer samples(int value, int count) {
    var samples = ShortBuffer.allocate(count);
    while (samples.hasRemaining()) {
      samples.put((short) value);
    }
    return samples.flip();
  }

  private static short first(ByteBuffer wav) {
    return wav.order(ByteOrder.LITTLE_ENDIAN).getShort(44);
  }
}
