package org.umbel.domain.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// Mails as people send them, and how each is heard: a file each in `mails`, first the mail, which
/// may begin with its subject, then after a line of `=====` its language and its sentences.
class MailReaderTest {
  private static final Path MAILS =
      Path.of("src/test/resources/org/umbel/domain/speech/reading/mails");
  private static final String SUBJECT = "Subject: ";
  private static final String DIVIDER = "\n=====\n";

  private final MailReader reader = new MailReader(_ -> "text of the page");

  static List<Path> mails() throws IOException {
    try (var files = Files.list(MAILS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void aMailIsHeardAsWritten(Path file) {
    var parts = text(file).split(DIVIDER, 2);
    var subject = parts[0].startsWith(SUBJECT) ? parts[0].lines().findFirst().orElseThrow() : "";
    var text = parts[0].substring(subject.length());
    var mail = mail(subject.replaceFirst(SUBJECT, ""), text, "");

    var read = reader.read(mail, Language.ENGLISH);

    var heard =
        read.language().tag()
            + "\n"
            + read.body().stream().map(Sentence::text).collect(Collectors.joining("\n"));
    renew(file, parts[0] + DIVIDER + heard + "\n");
    assertThat(heard + "\n").isEqualTo(parts.length == 2 ? parts[1] : "");
  }

  /// With `-Dgolden=renew`.
  private static void renew(Path file, String content) {
    if ("renew".equals(System.getProperty("golden"))) {
      try {
        Files.writeString(file, content);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<String> texts(List<Sentence> sentences) {
    return sentences.stream().map(Sentence::text).toList();
  }

  private static ReadableMail mail(String subject, String plain, String html, String... files) {
    return new ReadableMail(
        subject,
        Optional.of(plain).filter(text -> !text.isEmpty()),
        Optional.of(html).filter(text -> !text.isEmpty()),
        Arrays.stream(files)
            .map(name -> new Attachment(name, "application/octet-stream"))
            .toList());
  }

  @Test
  void aMailOfNothingSaysSo() {
    assertThat(texts(reader.read(mail("", "", ""), Language.GERMAN).body()))
        .containsExactly("Diese Nachricht hat keinen Text.");
  }

  @Test
  void anAttachmentAloneIsNamed() {
    var read = reader.read(mail("Your invoice", "", "", "invoice_4711.pdf"), Language.GERMAN);

    assertThat(read.language()).isEqualTo(Language.ENGLISH);
    assertThat(texts(read.body()))
        .containsExactly(
            "This message has no text.", "One attachment: a PDF document named invoice 4711.");
  }

  @Test
  void manyAttachmentsAreCountedAndFiveAreNamed() {
    var mail =
        mail("", "Hier sind die Bilder.", "", "a.png", "b.xlsx", "c", "d.zip", "e.docx", "f");

    assertThat(String.join(" ", texts(reader.read(mail, Language.ENGLISH).body())))
        .endsWith(
            "6 Anhänge: ein Bild namens a, eine Tabelle namens b, eine Datei namens c, ein Archiv"
                + " namens d, ein Dokument namens e, und 1 weitere.");
  }

  @Test
  void theMarksOfRepliesAreNoSubject() {
    assertThat(
            texts(reader.read(mail("AW: Re: [2]: Fwd: Plan", "", ""), Language.ENGLISH).subject()))
        .containsExactly("2 : Fwd: Plan");
    assertThat(texts(reader.read(mail("AW: RE: WG: Plan", "", ""), Language.ENGLISH).subject()))
        .containsExactly("Plan");
  }

  @Test
  void thePageIsReadWhereThePlainTextIsEmpty() {
    assertThat(texts(reader.read(mail("", "", "<p>x</p>"), Language.ENGLISH).body()))
        .containsExactly("text of the page");
  }

  @Test
  void thePlainTextIsReadWhereItIsWhole() {
    assertThat(texts(reader.read(mail("", "Plain words.", "<p>x</p>"), Language.ENGLISH).body()))
        .containsExactly("Plain words.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " | ",
        "> ",
        "-",
        "(",
        "0 ",
        "a@",
        "\n",
        "a.",
        "http://",
        "*a",
        "1.1.",
        "From: x\n",
        "On "
      })
  void whatRepeatsWithoutEndIsReadInNoTime(String part) {
    var mail = mail("", part.repeat(200_000 / part.length()), "");

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> reader.read(mail, Language.ENGLISH));
  }

  @Test
  void aMailWithoutEndIsCutAndThatIsSaid() {
    var mail = mail("", "The same sentence again. ".repeat(5_000), "");

    var body = texts(reader.read(mail, Language.ENGLISH).body());

    assertThat(body).hasSizeLessThan(2_100);
    assertThat(body.getLast()).isEqualTo("The message is too long; the rest is not read.");
  }
}
