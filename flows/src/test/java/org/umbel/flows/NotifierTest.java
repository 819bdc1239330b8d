package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.notice.Notice;
import org.umbel.domain.notice.NoticeBook;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.notice.TextSender.Outcome;
import org.umbel.domain.notice.TextSender.Refused;
import org.umbel.domain.notice.TextSender.Sent;
import org.umbel.domain.person.Extension;

@Timeout(10)
class NotifierTest {
  private static final PhoneNumber MOBILE = new PhoneNumber("+491701234567");
  private static final Outcome AWAY = new Refused("away", false);

  private final House house = new House();
  private final MemoryBook book = new MemoryBook();
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final BlockingQueue<InterruptedException> stopped = new LinkedBlockingQueue<>();
  private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();
  private Notifier notifier = notifier(Duration.ofHours(1));

  @BeforeEach
  void annaWantsToKnowOfEachMessage() {
    house.set(NoticeSettings.SMS_VOICE, 1);
    house.set(NoticeSettings.SMS_TO, Optional.of(MOBILE));
  }

  @AfterEach
  void close() {
    notifier.close();
  }

  @Test
  void aMessageIsToldOnceUntilTheMailboxWasHeard() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);

    outcomes.add(new Sent());
    counted(1);
    assertThat(sent.take())
        .isEqualTo("+491701234567 Umbel New voice message from Ben Carter (4001) at 13:30.");
    book.awaitDone();

    counted(2);
    counted(0);
    book.awaitForgotten();
    outcomes.add(new Sent());
    counted(1);

    assertThat(sent.take()).contains("Ben Carter");
    assertThat(sent).isEmpty();
  }

  @Test
  void fewerThanThePersonWantsToKnowOfAreNotTold() throws InterruptedException {
    house.set(NoticeSettings.SMS_VOICE, 2);
    house.message(ANNA, "m1", "4001", 500, false);
    house.message(ANNA, "m2", "4001", 500, false);
    outcomes.add(new Sent());

    counted(1);
    counted(2);

    assertThat(sent.take()).contains("2 new voice messages");
    book.awaitDone();
    assertThat(sent).isEmpty();
  }

  @Test
  void whatCannotBeSentIsTriedLaterAndLater() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    outcomes.add(AWAY);
    outcomes.add(AWAY);
    outcomes.add(new Sent());

    counted(1);

    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(1));
    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(2));
    book.awaitDone();
    assertThat(sent).hasSize(3);
  }

  @Test
  void whatWasHeardMeanwhileIsNotSent() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    outcomes.add(AWAY);
    counted(1);
    sent.take();

    counted(0);
    waits.take();

    book.awaitForgotten();
    assertThat(sent).isEmpty();
  }

  @Test
  void whatIsRefusedForGoodIsGivenUpAndTold() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    outcomes.add(new Refused("no such number", true));

    counted(1);

    nextRound();
    assertThat(house.events).contains(new Event.NoticeGivenUp(ANNA.extension(), "no such number"));
  }

  @Test
  void whatIsTooOldIsGivenUp() throws InterruptedException {
    book.keep(
        ANNA.extension(), new Notice(MOBILE, "old", House.NOW.minus(Duration.ofHours(2)), false));

    counted(1);

    nextRound();
    assertThat(sent).isEmpty();
    assertThat(house.events).hasOnlyElementsOfType(Event.NoticeGivenUp.class);
  }

  @Test
  void aNoticeThatWasNotSentIsSentAfterARestart() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    counted(1);
    var first = sent.take();
    notifier.close();
    stopped.take();

    notifier = notifier(Duration.ofHours(1));
    outcomes.add(new Sent());
    counted(1);

    assertThat(sent.take()).isEqualTo(first);
    book.awaitDone();
  }

  @Test
  void whoHasNoMobilePhoneIsNotTold() throws InterruptedException {
    house.set(NoticeSettings.SMS_TO, Optional.empty());
    house.message(ANNA, "m1", "4001", 500, false);

    counted(1);
    book.awaitAsked();
    counted(0);
    book.awaitAsked();

    assertThat(sent).isEmpty();
  }

  private void counted(int fresh) {
    notifier.show(ANNA.extension(), new MessageCounts(fresh, 0));
  }

  /// What one round does is over when the next one forgets it.
  private void nextRound() throws InterruptedException {
    book.awaitDone();
    counted(0);
    book.awaitForgotten();
  }

  private Notifier notifier(Duration giveUpAfter) {
    return new Notifier(
        new News(house.services, new MemorySilences()),
        book,
        (to, sender, text) -> {
          sent.add(to + " " + sender + " " + text);
          return outcome();
        },
        new Notifier.Terms("Umbel", giveUpAfter),
        waits::put);
  }

  private Outcome outcome() throws InterruptedException {
    try {
      return outcomes.take();
    } catch (InterruptedException closed) {
      stopped.add(closed);
      throw closed;
    }
  }

  /// A book whose reader waits for what is written.
  private static final class MemoryBook implements NoticeBook {
    private final Map<Extension, Notice> notices = new ConcurrentHashMap<>();
    private final BlockingQueue<Notice> done = new LinkedBlockingQueue<>();
    private final BlockingQueue<Extension> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Extension> forgotten = new LinkedBlockingQueue<>();

    @Override
    public Optional<Notice> find(Extension owner) {
      asked.add(owner);
      return Optional.ofNullable(notices.get(owner));
    }

    @Override
    public void keep(Extension owner, Notice notice) {
      notices.put(owner, notice);
      if (notice.done()) {
        done.add(notice);
      }
    }

    @Override
    public void forget(Extension owner) {
      notices.remove(owner);
      forgotten.add(owner);
    }

    void awaitDone() throws InterruptedException {
      done.take();
    }

    void awaitAsked() throws InterruptedException {
      asked.take();
    }

    void awaitForgotten() throws InterruptedException {
      forgotten.take();
    }
  }
}
