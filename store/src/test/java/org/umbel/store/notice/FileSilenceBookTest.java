package org.umbel.store.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.notice.Silence;
import org.umbel.domain.person.Extension;

class FileSilenceBookTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void whatIsToldNoMoreIsKnownAfterARestart() {
    var silence = new Silence(NOON, Set.of(new MessageId("m-1"), new MessageId("mail-7-42")));
    assertThat(new FileSilenceBook(folder).find(ANNA)).isEqualTo(Silence.NONE);

    new FileSilenceBook(folder).keep(ANNA, silence);
    assertThat(new FileSilenceBook(folder).find(ANNA)).isEqualTo(silence);

    new FileSilenceBook(folder).keep(ANNA, new Silence(NOON, Set.of()));
    assertThat(new FileSilenceBook(folder).find(ANNA).over(NOON)).isTrue();
  }

  @Test
  void whatWasWantedLastHolds() {
    var book = new FileSilenceBook(folder);
    assertThat(book.wanted(ANNA)).isEqualTo(Instant.EPOCH);

    book.want(ANNA, NOON);
    book.wantForAll(NOON.minusSeconds(60));
    assertThat(new FileSilenceBook(folder).wanted(ANNA)).isEqualTo(NOON);

    book.wantForAll(NOON.plusSeconds(60));
    assertThat(new FileSilenceBook(folder).wanted(ANNA)).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aDamagedFileIsNotTakenForNothing() throws IOException {
    Files.writeString(folder.resolve("4000"), "nonsense");

    assertThatThrownBy(() -> new FileSilenceBook(folder).find(ANNA))
        .isInstanceOf(NoticesUnavailable.class)
        .hasMessageContaining("4000");
  }
}
