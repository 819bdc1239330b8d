package org.umbel.sip.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

  private final TimerWheel wheel = new TimerWheel(0);
  private final List<String> fired = new ArrayList<>();

  private Timer set(long now, long millis, String name) {
    return wheel.set(now * 1_000_000, Duration.ofMillis(millis), () -> fired.add(name));
  }

  private void advance(long millis) {
    wheel.advance(millis * 1_000_000, Runnable::run);
  }

  @Test
  void aTimerFiresAtItsTickAndNotBefore() {
    set(0, 500, "T1");

    advance(499);
    assertThat(fired).isEmpty();
    advance(500);
    assertThat(fired).containsExactly("T1");
  }

  @Test
  void timersFireInTheOrderOfTheirTimes() {
    set(0, 4000, "T2");
    set(0, 500, "T1");
    set(0, 5000, "T4");

    advance(60_000);

    assertThat(fired).containsExactly("T1", "T2", "T4");
  }

  @Test
  void aCancelledTimerDoesNotFire() {
    set(0, 500, "A").cancel();
    set(0, 500, "B");

    advance(1000);

    assertThat(fired).containsExactly("B");
  }

  @Test
  void aTimerOfManyRoundsWaitsForItsRound() {
    set(0, 3_600_000, "hour");

    advance(3_599_995);
    assertThat(fired).isEmpty();
    advance(3_600_000);
    assertThat(fired).containsExactly("hour");
  }

  @Test
  void aTimerSetByATimerOfTheSameTickFiresLater() {
    wheel.set(0, Duration.ofMillis(10), () -> set(10, 0, "second"));

    advance(10);
    assertThat(fired).isEmpty();
    advance(15);
    assertThat(fired).containsExactly("second");
  }

  @Test
  void aTimerMayCancelItsNeighbour() {
    var holder = new ArrayList<Timer>();
    wheel.set(0, Duration.ofMillis(10), () -> holder.getFirst().cancel());
    holder.add(set(0, 10, "neighbour"));
    set(0, 10, "last");

    advance(20);

    assertThat(fired).containsExactly("last");
  }

  @Test
  void theTimeToTheNextTimerIsKnownAndNothingWhenNoneWaits() {
    assertThat(wheel.untilNext(0)).isEmpty();
    var timer = set(0, 32_000, "B");

    assertThat(wheel.untilNext(1_000_000)).hasValue(31_999_000_000L);
    timer.cancel();
    advance(33_000);
    assertThat(wheel.untilNext(33_000_000_000L)).isEmpty();
  }

  @Test
  void aTimerThatThrowsDoesNotTakeTheOthersWithIt() {
    wheel.set(
        0,
        Duration.ofMillis(10),
        () -> {
          throw new IllegalStateException("on purpose");
        });
    set(0, 10, "other");

    wheel.advance(
        20_000_000,
        task -> {
          try {
            task.run();
          } catch (IllegalStateException _) {
            fired.add("fault");
          }
        });

    assertThat(fired).containsExactly("fault", "other");
  }
}
