package org.umbel.store.fax;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.fax.FaxJob;
import org.umbel.domain.fax.FaxNotTaken;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// Fax jobs as another program finds them (TU-7).
class FaxJobFolderTest {
  private static final byte[] MAIL = "Subject: Plan\r\n\r\nHere.".getBytes(US_ASCII);

  @TempDir private Path path;

  private static FaxJob job(String subject) {
    var anna =
        new Person(
            new Extension("4000"),
            "Anna Berg",
            Optional.of("anna@example.test"),
            Language.ENGLISH,
            List.of(),
            true);
    return new FaxJob(
        "job-1",
        anna,
        new PhoneNumber("+4930777"),
        subject,
        ByteBuffer.wrap(MAIL),
        Instant.parse("2026-03-02T12:00:00Z"));
  }

  @Test
  void aJobIsAFolderWithItsFactsAndItsMail() throws IOException {
    new FaxJobFolder(path).take(job("Plan\nto=0900"));

    var entry = path.resolve("waiting/job-1");
    assertThat(entry.resolve("mail.eml")).hasBinaryContent(MAIL);
    assertThat(Files.readString(entry.resolve("job")))
        .isEqualTo(
            """
            id=job-1
            to=+4930777
            subject=Plan\\nto=0900
            owner=4000
            owner.name=Anna Berg
            owner.mail=anna@example.test
            ordered=2026-03-02T12:00:00Z
            """);
    assertThat(path.resolve("arriving")).isEmptyDirectory();
  }

  @Test
  void whatACrashLeftHalfWrittenIsNoJob() throws IOException {
    Files.createDirectories(path.resolve("arriving/job-0"));
    Files.writeString(path.resolve("arriving/job-0/mail.eml"), "half");

    new FaxJobFolder(path).take(job("Plan"));

    assertThat(path.resolve("arriving")).isEmptyDirectory();
    assertThat(path.resolve("waiting")).isDirectoryContaining(it -> it.endsWith("job-1"));
  }

  @Test
  void aJobThatTheDiskRefusesIsNotTaken() throws IOException {
    var jobs = new FaxJobFolder(path);
    Files.delete(path.resolve("arriving"));

    assertThatThrownBy(() -> jobs.take(job("Plan")))
        .isInstanceOf(FaxNotTaken.class)
        .hasMessageContaining("Fax job job-1 to +4930777 was not taken");
  }
}
