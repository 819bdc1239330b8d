package org.umbel.store.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.CallId;
import org.umbel.domain.event.Event;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Sight;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep;
import org.umbel.domain.trace.MessageStep.What;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EveryFailure;
import org.umbel.store.file.FaultyDisk;
import org.umbel.store.file.LocalDisk;

class MessageTraceBookTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4001");
  private static final CallId CALL = new CallId("c-1");
  private static final Duration LENGTH = Duration.ofMillis(8_040);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir private Path folder;
  private Instant now = NOON;

  private MessageTraceBook open(int most, Disk disk) {
    var limits = new MessageTraceLimits(most, Duration.ofDays(30));
    return MessageTraceBook.open(file(), What.MAILED, limits, () -> now, disk);
  }

  private MessageTraceBook open() {
    return open(100, new LocalDisk());
  }

  private Path file() {
    return folder.resolve("traces/messages");
  }

  @Test
  void theWholeWayOfAMessageIsWrittenDownWithItsInstants() {
    var book = open();
    var lamp = book.before((_, _) -> {});

    taken(book, "m-1", ANNA);
    now = NOON.plusSeconds(1);
    book.happened(new Event.DeliveryPostponed(id("m-1"), ANNA, "away", Duration.ofSeconds(1)));
    now = NOON.plusSeconds(3);
    book.happened(new Event.MessageDelivered(id("m-1"), ANNA, Duration.ofSeconds(3)));
    looked(book, lamp, Map.of(id("m-1"), Sight.NEW));
    looked(book, lamp, Map.of(id("m-1"), Sight.NEW));
    now = NOON.plusSeconds(60);
    looked(book, lamp, Map.of(id("m-1"), Sight.HEARD));
    looked(book, lamp, Map.of());

    var trace = book.find(id("m-1")).orElseThrow();
    assertThat(trace.call()).contains(CALL);
    assertThat(trace.steps())
        .extracting(step -> step.at().getEpochSecond() - NOON.getEpochSecond() + " " + words(step))
        .containsExactly(
            "0 RECORDED 8.0",
            "0 STORED",
            "1 POSTPONED away",
            "3 MAILED",
            "3 ARRIVED",
            "3 LAMP_ON 1",
            "60 SEEN",
            "60 LAMP_OFF",
            "60 GONE");
    assertThat(book.lookedFor(ANNA)).isEmpty();
  }

  private static String words(MessageStep step) {
    return (step.what() + " " + step.detail()).strip();
  }

  @Test
  void aMailboxThatDoesNotAnswerIsToldOfMessagesOnTheirWayAlone() {
    var book = open();
    taken(book, "m-1", ANNA);
    book.happened(new Event.LampUnknown(ANNA, "silent"));
    book.happened(new Event.MessageDelivered(id("m-1"), ANNA, Duration.ZERO));
    book.happened(new Event.LampUnknown(ANNA, "silent"));

    assertThat(whats(book, "m-1"))
        .containsExactly(What.RECORDED, What.STORED, What.MAILED, What.MAILBOX_SILENT);
  }

  @Test
  void whatWasWrittenIsThereAfterARestartAndGoesOn() {
    try (var book = open()) {
      taken(book, "m-1", ANNA);
      taken(book, "m-2", BEN);
      book.happened(new Event.DeliveryPostponed(id("m-2"), BEN, "a\tb\nc", Duration.ZERO));
      book.happened(new Event.DeliveryPostponed(id("m-2"), BEN, "a\tb\nc", Duration.ZERO));
    }

    var book = open();
    book.happened(new Event.MessageDelivered(id("m-1"), ANNA, Duration.ZERO));

    assertThat(whats(book, "m-1")).containsExactly(What.RECORDED, What.STORED, What.MAILED);
    assertThat(book.find(id("m-2")).orElseThrow().steps().getLast())
        .isEqualTo(new MessageStep(NOON, What.POSTPONED, "a b c", 2, NOON));
    assertThat(book.latest(10)).extracting(MessageTrace::id).containsExactly(id("m-2"), id("m-1"));
    assertThat(book.latest(ANNA, 10)).extracting(MessageTrace::id).containsExactly(id("m-1"));
  }

  @Test
  void theOldestIsForgottenAboveTheBoundAndWhatIsTooOldToo() {
    var book = open(2, new LocalDisk());
    List.of("m-1", "m-2", "m-3").forEach(name -> taken(book, name, ANNA));
    assertThat(book.latest(10)).extracting(MessageTrace::id).containsExactly(id("m-3"), id("m-2"));

    now = NOON.plus(Duration.ofDays(31));
    taken(book, "m-4", BEN);
    assertThat(book.latest(10)).extracting(MessageTrace::id).containsExactly(id("m-4"));
    assertThat(book.latest(ANNA, 10)).isEmpty();
  }

  @Test
  void nothingIsKeptWhereTheBoundIsZero() {
    var book = open(0, new LocalDisk());
    taken(book, "m-1", ANNA);

    assertThat(book.latest(10)).isEmpty();
  }

  @Test
  void aLineThatACrashCutOffAndGarbageAreLeftOut() throws IOException {
    try (var book = open()) {
      taken(book, "m-1", ANNA);
    }
    Files.writeString(file(), "\u0000\n\t\t\nm-2\t4000\t\tGONE\tnow", StandardOpenOption.APPEND);

    try (var book = open()) {
      assertThat(book.latest(10)).extracting(MessageTrace::id).containsExactly(id("m-1"));
      taken(book, "m-3", ANNA);
    }
    assertThat(open().latest(10)).hasSize(2);
  }

  @Test
  void aFileThatOnlyGrowsIsShortened() throws IOException {
    var book = open(1, new LocalDisk());
    for (var i = 0; i < 3_000; i++) {
      taken(book, "m-" + i, ANNA);
      if (i % 100 == 0) {
        book.flush();
      }
    }
    book.flush();

    assertThat(Files.size(file())).isLessThan(400_000);
  }

  @EveryFailure
  void whatADiskRefusedIsWrittenWhenItWorksAgain(FaultyDisk disk) {
    try {
      var book = open(100, disk);
      taken(book, "m-1", ANNA);
      book.flush();
      taken(book, "m-2", ANNA);
      book.flush();
      book.flush();

      if (book.condition().well()) {
        assertThat(whats(open(), "m-1")).containsExactly(What.RECORDED, What.STORED);
        assertThat(whats(open(), "m-2")).containsExactly(What.RECORDED, What.STORED);
      } else {
        assertThat(book.condition().words()).contains("No space left");
      }
    } catch (DiskRefused refusedAtStart) {
      assertThat(refusedAtStart).hasMessageContaining("traces of messages");
    }
  }

  private static void taken(MessageTraceBook book, String message, Extension owner) {
    book.happened(new Event.MessageRecorded(CALL, id(message), owner, LENGTH));
    book.happened(new Event.MessageTaken(CALL, id(message), owner, LENGTH));
  }

  /// As when a mailbox is counted and the lamp set.
  private static void looked(MessageTraceBook book, Lamp lamp, Map<MessageId, Sight> there) {
    book.looked(ANNA, there);
    var fresh = (int) there.values().stream().filter(sight -> sight == Sight.NEW).count();
    lamp.show(ANNA, new MessageCounts(fresh, there.size() - fresh));
  }

  private static List<What> whats(MessageTraceBook book, String message) {
    return book.find(id(message)).map(MessageTrace::steps).orElse(List.of()).stream()
        .map(MessageStep::what)
        .toList();
  }

  private static MessageId id(String value) {
    return new MessageId(value);
  }
}
