package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;

class GuessWatchTest {
  private static final String STRANGER = "+49301234";

  private final List<Event> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T07:00:00Z");
  private final GuessWatch watch = new GuessWatch(() -> now, events::add);

  private void wrong(String caller, int... boxes) {
    for (var box : boxes) {
      watch.wrong(caller, new Extension(Integer.toString(box)));
    }
  }

  @Test
  void whoTriesManyBoxesIsStoppedAndToldOnce() {
    wrong(STRANGER, 4000, 4001, 4002);
    assertThat(watch.tooMany(STRANGER)).isFalse();

    wrong(STRANGER, 4003, 4004);
    assertThat(watch.tooMany(STRANGER)).isTrue();
    assertThat(events).containsExactly(new Event.GuessingStopped(STRANGER, 4, 4));
  }

  @Test
  void whoTriesOneBoxIsLeftToTheBoxForLonger() {
    wrong(STRANGER, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000);
    assertThat(watch.tooMany(STRANGER)).isFalse();

    wrong(STRANGER, 4000);
    assertThat(watch.tooMany(STRANGER)).isTrue();
  }

  @Test
  void othersAreNotHindered() {
    wrong(STRANGER, 4000, 4001, 4002, 4003);

    assertThat(watch.tooMany("+49309999")).isFalse();
  }

  @Test
  void anHourLaterItMayBeTriedAgain() {
    wrong(STRANGER, 4000, 4001, 4002, 4003);

    now = now.plus(Duration.ofMinutes(61));
    assertThat(watch.tooMany(STRANGER)).isFalse();
    wrong(STRANGER, 4000);
    assertThat(watch.tooMany(STRANGER)).isFalse();
  }

  @Test
  void whoeverGetsInStartsAnew() {
    wrong(STRANGER, 4000, 4001, 4002);

    watch.right(STRANGER);
    wrong(STRANGER, 4003);

    assertThat(watch.tooMany(STRANGER)).isFalse();
  }

  @Test
  void gettingIntoTheOwnBoxDoesNotGoOnWithGuessing() {
    wrong(STRANGER, 4000, 4001, 4002, 4003);

    watch.right(STRANGER);

    assertThat(watch.tooMany(STRANGER)).isTrue();
  }

  @Test
  void onlySoManyCallersAreRemembered() {
    wrong(STRANGER, 4000, 4001, 4002, 4003);
    for (var caller = 0; caller < 10_000; caller++) {
      wrong("caller " + caller, 4000);
    }

    assertThat(watch.tooMany(STRANGER)).isFalse();
  }
}
