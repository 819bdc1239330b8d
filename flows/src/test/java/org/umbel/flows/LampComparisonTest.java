package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;

@Timeout(10)
class LampComparisonTest {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final House house = new House();
  private final List<MessageCounts> lit = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Extension> counted = new ArrayList<>();
  private final BlockingQueue<Runnable> meanwhile = new LinkedBlockingQueue<>();
  private final LampComparison comparison = comparison(this::passed);

  private LampComparison comparison(LampKeeper.Patience patience) {
    return new LampComparison(
        house.services.people(),
        house.mailboxes,
        (_, counts) -> lit.add(counts),
        events::add,
        Duration.ofMinutes(15),
        patience);
  }

  /// What a test wants to happen comes about in the moment that is waited.
  private void passed(Duration time) {
    if (time.equals(MOMENT) && !meanwhile.isEmpty()) {
      meanwhile.remove().run();
    }
  }

  @AfterEach
  void close() {
    comparison.close();
  }

  @Test
  void whatIsShownGoesToTheLamp() {
    comparison.show(ANNA.extension(), new MessageCounts(2, 1));

    assertThat(lit).containsExactly(new MessageCounts(2, 1));
  }

  @Test
  void aLampThatShowsSomethingElseThanTheMailboxHoldsIsCountedAnew() throws InterruptedException {
    comparison.show(ANNA.extension(), MessageCounts.NONE);
    house.message(ANNA, "m1", "4001", 500, false);

    comparison.round(counted::add);

    assertThat(counted).containsExactly(ANNA.extension());
    assertThat(comparison.different()).isEqualTo(1);
    assertThat(events).containsExactly(new Event.LampWrong(ANNA.extension()));
  }

  @Test
  void theFigureIsOfTheLastRound() throws InterruptedException {
    comparison.show(ANNA.extension(), MessageCounts.NONE);
    house.message(ANNA, "m1", "4001", 500, false);
    comparison.round(_ -> comparison.show(ANNA.extension(), new MessageCounts(1, 0)));

    comparison.round(counted::add);

    assertThat(comparison.different()).isZero();
    assertThat(counted).isEmpty();
  }

  @Test
  void aChangeThatIsOnItsWayIsNoDifference() throws InterruptedException {
    comparison.show(ANNA.extension(), MessageCounts.NONE);
    house.message(ANNA, "m1", "4001", 500, false);
    meanwhile.add(() -> comparison.show(ANNA.extension(), new MessageCounts(1, 0)));

    comparison.round(counted::add);

    assertThat(counted).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void whatCannotBeCountedOrWasNeverShownIsNoDifference() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    comparison.round(counted::add);
    comparison.show(ANNA.extension(), MessageCounts.NONE);
    house.mailboxes.failures.set(1);

    comparison.round(counted::add);

    assertThat(counted).isEmpty();
  }

  @Test
  void aRoundFollowsEachPause() throws InterruptedException {
    var waits = new SynchronousQueue<Duration>();
    try (var rounds = comparison(waits::put)) {
      rounds.begin(counted::add);

      assertThat(waits.take()).isEqualTo(Duration.ofMinutes(15));
      assertThat(waits.take()).isLessThan(Duration.ofSeconds(1));
    }
  }
}
