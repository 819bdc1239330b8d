package org.umbel.store.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.Notice;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.person.Extension;

class FileNoticeBookTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Notice NOTICE =
      new Notice(
          new PhoneNumber("+491701234567"),
          "Two = lines\nof \\text",
          Instant.parse("2026-03-02T14:30:00Z"),
          false);

  @TempDir private Path folder;

  @Test
  void whatIsKeptIsThereAfterARestart() {
    new FileNoticeBook(folder).keep(ANNA, NOTICE);
    assertThat(new FileNoticeBook(folder).find(ANNA)).contains(NOTICE);

    new FileNoticeBook(folder).keep(ANNA, NOTICE.whenDone());
    assertThat(new FileNoticeBook(folder).find(ANNA)).contains(NOTICE.whenDone());
  }

  @Test
  void whatIsForgottenIsGone() {
    var book = new FileNoticeBook(folder);
    book.keep(ANNA, NOTICE);

    book.forget(ANNA);
    book.forget(ANNA);

    assertThat(book.find(ANNA)).isEmpty();
  }

  @Test
  void aDamagedFileIsNotTakenForNothing() throws IOException {
    Files.writeString(folder.resolve("4000"), "nonsense");

    assertThatThrownBy(() -> new FileNoticeBook(folder).find(ANNA))
        .isInstanceOf(NoticesUnavailable.class)
        .hasMessageContaining("4000");
  }
}
