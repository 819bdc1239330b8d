package org.umbel.store.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.event.Event;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterDelivery;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.letter.LetterNotDelivered;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.store.spool.RetryPlan;

@Timeout(20)
class LetterOutboxTest {
  private static final Person ANNA =
      new Person(
          new Extension("4000"),
          "Anna Berg",
          Optional.of("anna@example.test"),
          Language.GERMAN,
          List.of(),
          true);
  private static final RetryPlan PLAN =
      new RetryPlan(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofDays(2), 1);

  @TempDir private Path scratch;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Letter> delivered = new LinkedBlockingQueue<>();
  private volatile Instant now = Instant.parse("2026-03-02T12:00:00Z");

  private Letter letter() {
    return new Letter(
        LetterId.random(),
        now,
        Language.GERMAN,
        "Ihre Sprachbox",
        List.of("Grüße\nin zwei Zeilen = eine", "Ihre PIN ist 284617."),
        Optional.of(Path.of("/tmp/manual.pdf")));
  }

  private LetterOutbox open(LetterDelivery delivery) {
    return LetterOutbox.start(scratch.resolve("letters"), delivery, PLAN, () -> now, events::add);
  }

  private LetterDelivery failing(boolean forGood) {
    return (letter, _) -> {
      throw new LetterNotDelivered(letter.id(), "out of order", forGood, new IOException());
    };
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(scratch.resolve("letters"))) {
      return files.toList();
    }
  }

  @Test
  void aLetterIsSentOnceAndItsFileIsGone() throws InterruptedException, IOException {
    var letter = letter();
    try (var outbox =
        open((one, to) -> {
          assertThat(to.mail()).isEqualTo("anna@example.test");
          delivered.add(one);
        })) {
      outbox.send(ANNA, letter);
      assertThat(delivered.take()).isEqualTo(letter);
      assertThat(events.take()).isEqualTo(new Event.LetterSent(ANNA.extension(), letter.id()));
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aLetterNoServerTookIsThereAfterARestartForNobodyElseToRead()
      throws InterruptedException, IOException {
    var letter = letter();
    try (var outbox = open(failing(false))) {
      outbox.send(ANNA, letter);
      assertThat(events.take()).isInstanceOf(Event.LetterPostponed.class);
    }
    assertThat(files()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(scratch.resolve("letters"))))
        .isEqualTo("rwx------");

    try (var _ = open((one, _) -> delivered.add(one))) {
      assertThat(delivered.take()).isEqualTo(letter);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aLetterIsTriedAgainWhenItsTimeHasCome() throws InterruptedException {
    try (var outbox = open(failing(false))) {
      outbox.send(ANNA, letter());
      assertThat(events.take()).isInstanceOf(Event.LetterPostponed.class);
      assertThat(outbox.condition().well()).isFalse();

      now = now.plusSeconds(7);
      outbox.nudge();
      assertThat(events.take()).isInstanceOf(Event.LetterPostponed.class);

      outbox.hurry();
      assertThat(events.take()).isInstanceOf(Event.LetterPostponed.class);
    }
  }

  @Test
  void aLetterThatIsRefusedForGoodIsNotKept() throws InterruptedException, IOException {
    try (var outbox = open(failing(true))) {
      outbox.send(ANNA, letter());
      assertThat(events.take()).isInstanceOf(Event.LetterGivenUp.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void aLetterThatNobodyTookForDaysIsGivenUp() throws InterruptedException, IOException {
    try (var outbox = open(failing(false))) {
      outbox.send(ANNA, letter());
      assertThat(events.take()).isInstanceOf(Event.LetterPostponed.class);

      now = now.plus(Duration.ofDays(3));
      outbox.hurry();
      assertThat(events.take()).isInstanceOf(Event.LetterGivenUp.class);
    }
    assertThat(files()).isEmpty();
  }
}
