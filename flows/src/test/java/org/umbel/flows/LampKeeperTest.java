package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.message.MessageCounts;
import org.umbel.flows.LampKeeper.Patience;

@Timeout(10)
class LampKeeperTest {
  private final House house = new House();
  private final BlockingQueue<MessageCounts> shown = new LinkedBlockingQueue<>();
  private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();
  private final LampKeeper keeper =
      new LampKeeper(
          house.services.people(),
          house.mailboxes,
          (_, counts) -> shown.add(counts),
          _ -> {},
          waits::put);

  @AfterEach
  void close() {
    keeper.close();
  }

  @Test
  void aChangedMailboxIsCountedAndShown() throws InterruptedException {
    house.message(ANNA, "m1", "4001", 500, false);
    house.message(ANNA, "m2", "4001", 500, true);

    keeper.changed(ANNA.extension());

    assertThat(shown.take()).isEqualTo(new MessageCounts(1, 1));
  }

  @Test
  void aMailServerThatDoesNotAnswerChangesNoLampAndIsAskedLaterAndLater()
      throws InterruptedException {
    house.mailboxes.failures.set(3);

    keeper.changed(ANNA.extension());

    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(1));
    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(2));
    assertThat(shown).isEmpty();
    assertThat(waits.take()).isEqualTo(Duration.ofSeconds(4));
    assertThat(shown.take()).isEqualTo(MessageCounts.NONE);
  }

  @Test
  void aChangeDuringACountIsCountedOnceMore() throws InterruptedException {
    house.mailboxes.failures.set(1);
    keeper.changed(ANNA.extension());

    keeper.changed(ANNA.extension());
    keeper.changed(ANNA.extension());
    waits.take();

    assertThat(shown.take()).isEqualTo(MessageCounts.NONE);
    assertThat(shown.take()).isEqualTo(MessageCounts.NONE);
    assertThat(shown.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void closedItCountsNoMore() {
    keeper.close();

    keeper.changed(ANNA.extension());

    assertThat(shown).isEmpty();
    assertThat(Patience.REAL).isNotNull();
  }
}
