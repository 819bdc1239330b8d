package org.umbel.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.letter.Addressee;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;
import org.umbel.testkit.Golden;

class LetterComposerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/umbel/mail/smtp");

  @TempDir private Path scratch;

  @Test
  void aLetterWithAFile() throws MessagingException, IOException {
    var manual = Files.writeString(scratch.resolve("Anleitung für alle.txt"), "Drücken Sie *.");

    Golden.check(GOLDEN.resolve("letter.eml"), mail(Optional.of(manual)));
  }

  @Test
  void aFileThatCannotBeReadIsLeftOut() throws MessagingException, IOException {
    var mail = mail(Optional.of(scratch.resolve("none.pdf")));

    assertThat(mail).contains("multipart/alternative").doesNotContain("multipart/mixed");
  }

  private static String mail(Optional<Path> attachment) throws MessagingException, IOException {
    var letter =
        new Letter(
            new LetterId("c0ffee"),
            Instant.parse("2026-03-02T12:00:00Z"),
            Language.GERMAN,
            "Ihre Sprachbox läuft",
            List.of("Fragen & <Antworten>: https://um.example.test/a?b=1&c=2.", "Grüße"),
            attachment);
    var to = new Addressee(new Extension("4000"), "Anna Groß", "anna@example.test");
    var bytes = new ByteArrayOutputStream();
    new LetterComposer("voice-mail@example.test", "Sprachpost Köln")
        .compose(letter, to)
        .writeTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
