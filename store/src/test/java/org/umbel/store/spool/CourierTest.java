package org.umbel.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.store.spool.SpoolRig.NOON;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.say;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.DeliveryFailed;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Person;

/// A courier whose mail server answers what the test tells it, one delivery at a time.
@Timeout(20)
class CourierTest {
  private static final RetryPlan PLAN =
      new RetryPlan(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofDays(2), 4);

  @TempDir private Path scratch;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<VoiceMessage> arriving = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new SynchronousQueue<>();
  private Spool spool;
  private Courier courier;

  private enum Answer {
    TAKE,
    NOT_NOW,
    NEVER,
    BREAK,
    DIE
  }

  @BeforeEach
  void start() {
    spool = Spool.open(scratch.resolve("spool"), SpoolRig.LIMITS, events::add);
    courier =
        Courier.start(spool, Staff.of("4000", "4001"), this::deliver, PLAN, now::get, events::add);
  }

  @AfterEach
  void stop() {
    courier.close();
    spool.close();
  }

  @Test
  void aMessageTakenIsDeliveredAtOnceAndLeavesTheSpool() throws InterruptedException {
    var message = take(envelope());

    arrives(message);
    now.set(NOON.plusSeconds(3));
    answer(Answer.TAKE);

    assertThat(events.take())
        .isEqualTo(
            new Event.MessageDelivered(message.id(), message.recipient(), Duration.ofSeconds(2)));
    idle();
    assertThat(courier.condition().words()).isEqualTo("nothing waits");
  }

  @Test
  void aMessageTheServerDoesNotTakeNowIsTriedAgainWhenItsTimeHasCome() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    answer(Answer.NOT_NOW);
    assertThat(events.take()).isInstanceOf(Event.DeliveryPostponed.class);
    assertThat(courier.condition().well()).isFalse();
    assertThat(courier.condition().words()).isEqualTo("1 message waits for 0 s, lastly: busy");

    passes(Duration.ofSeconds(15));

    arrives(message);
    answer(Answer.TAKE);
    assertThat(events.take()).isInstanceOf(Event.MessageDelivered.class);
  }

  @Test
  void theWaitGrowsToItsBoundAndIsStated() throws InterruptedException {
    var message = take(envelope());

    for (var bound : List.of(10, 20, 40, 60, 60)) {
      arrives(message);
      answer(Answer.NOT_NOW);
      var postponed = (Event.DeliveryPostponed) events.take();
      assertThat(postponed.retryIn())
          .isBetween(Duration.ofMillis(bound * 800L), Duration.ofMillis(bound * 1200L));
      passes(Duration.ofSeconds(80));
    }
    arrives(message);
    answer(Answer.TAKE);
  }

  @Test
  void aMessageRefusedForGoodIsSetAsideAndKept() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    answer(Answer.NEVER);

    assertThat(events.take()).isInstanceOf(Event.MessageSetAside.class);
    idle();
    assertThat(scratch.resolve("spool/aside/" + message.id() + "/audio.wav")).exists();
    assertThat(courier.condition().words()).isEqualTo("1 set aside, refused for good");
    assertThat(courier.condition().well()).isFalse();
  }

  @Test
  void aMessageForSomebodyWhoHasLeftIsSetAside() throws InterruptedException {
    take(envelope("4711", NOON));

    var aside = (Event.MessageSetAside) events.take();
    assertThat(aside.why()).isEqualTo("nobody has the extension 4711");
  }

  @Test
  void aMessageSetAsideIsTriedOnceMoreAfterARestart() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    answer(Answer.NEVER);
    assertThat(events.take()).isInstanceOf(Event.MessageSetAside.class);
    idle();
    stop();

    start();

    arrives(message);
    answer(Answer.TAKE);
    assertThat(events.take()).isInstanceOf(Event.MessageDelivered.class);
    idle();
    assertThat(courier.condition().words()).isEqualTo("nothing waits");
  }

  @Test
  void anErrorWhileDeliveringBlocksNobody() throws InterruptedException {
    var first = take(envelope("4000", NOON));
    var second = take(envelope("4000", NOON.plusSeconds(1)));
    arrives(first);
    answer(Answer.DIE);

    arrives(second);
    answer(Answer.TAKE);
    courier.hurry();
    arrives(first);
    answer(Answer.TAKE);
  }

  @Test
  void aMessageNobodyTakesForDaysIsSetAsideAtLast() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    now.set(NOON.plus(Duration.ofDays(2)));
    answer(Answer.NOT_NOW);

    var aside = (Event.MessageSetAside) events.take();
    assertThat(aside.why()).startsWith("not taken for 2 days: ");
  }

  @Test
  void anAdapterThatBreaksCostsNoMessage() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    answer(Answer.BREAK);
    assertThat(events.take()).isInstanceOf(Event.DeliveryPostponed.class);

    courier.hurry();

    arrives(message);
    answer(Answer.TAKE);
    assertThat(events.take()).isInstanceOf(Event.MessageDelivered.class);
  }

  @Test
  void messagesOfOnePersonAreDeliveredOneAfterTheOtherInOrder() throws InterruptedException {
    var first = take(envelope("4000", NOON));
    arrives(first);
    var third = take(envelope("4000", NOON.plusSeconds(2)));
    var second = take(envelope("4000", NOON.plusSeconds(1)));

    answer(Answer.TAKE);
    arrives(second);
    answer(Answer.TAKE);
    arrives(third);
    answer(Answer.TAKE);
  }

  @Test
  void messagesOfSeveralPeopleAreUnderWayAtOnce() throws InterruptedException {
    var annas = take(envelope("4000", NOON));
    arrives(annas);
    var bens = take(envelope("4001", NOON.plusSeconds(1)));

    arrives(bens);

    answer(Answer.TAKE);
    answer(Answer.TAKE);
  }

  @Test
  void aMessageThatFailsLetsTheNextOnePass() throws InterruptedException {
    var first = take(envelope("4000", NOON));
    var second = take(envelope("4000", NOON.plusSeconds(1)));
    arrives(first);
    answer(Answer.NOT_NOW);

    arrives(second);
    answer(Answer.TAKE);
  }

  @Test
  void whenTheServerIsBackEverythingIsTriedInOrder() throws InterruptedException {
    var first = take(envelope("4000", NOON));
    arrives(first);
    answer(Answer.NOT_NOW);
    var second = take(envelope("4000", NOON.plusSeconds(1)));
    arrives(second);
    answer(Answer.NOT_NOW);
    assertThat(events.take()).isInstanceOf(Event.DeliveryPostponed.class);
    assertThat(events.take()).isInstanceOf(Event.DeliveryPostponed.class);

    courier.hurry();

    arrives(first);
    answer(Answer.TAKE);
    arrives(second);
    answer(Answer.TAKE);
  }

  @Test
  void failedTriesAreRememberedOverARestart() throws InterruptedException {
    var message = take(envelope());
    arrives(message);
    answer(Answer.NOT_NOW);
    assertThat(events.take()).isInstanceOf(Event.DeliveryPostponed.class);
    stop();

    start();

    arrives(message);
    answer(Answer.NOT_NOW);
    var again = (Event.DeliveryPostponed) events.take();
    assertThat(again.retryIn()).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
  }

  private void deliver(VoiceMessage message, Person recipient) {
    arriving.add(message);
    switch (answered()) {
      case TAKE -> {}
      case NOT_NOW -> throw new DeliveryFailed(message.envelope().id(), "busy", false);
      case NEVER -> throw new DeliveryFailed(message.envelope().id(), "no such user", true);
      case DIE -> throw new AssertionError("no memory for " + recipient);
      case BREAK -> throw new IllegalStateException("a mistake in the adapter of " + recipient);
    }
  }

  private Answer answered() {
    try {
      return answers.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.NOT_NOW;
    }
  }

  private Envelope take(Envelope envelope) {
    try (var deposit = spool.open(envelope)) {
      say(deposit, Duration.ofSeconds(1));
      deposit.commit();
    }
    return envelope;
  }

  private void arrives(Envelope envelope) throws InterruptedException {
    assertThat(arriving.take().envelope()).isEqualTo(envelope);
  }

  private void answer(Answer answer) throws InterruptedException {
    answers.put(answer);
  }

  private void passes(Duration time) {
    now.updateAndGet(before -> before.plus(time));
    courier.nudge();
  }

  /// Returns when the courier has nothing under way.
  private void idle() {
    while (courier.waiting() > 0) {
      Thread.onSpinWait();
    }
  }
}
