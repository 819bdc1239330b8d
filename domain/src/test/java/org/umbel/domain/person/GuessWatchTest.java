package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;

class GuessWatchTest {
  private static final String STRANGER = "+49301234";

  private final List<Event> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T07:00:00Z");
  private final GuessWatch watch = new GuessWatch(() -> now, events::add);

  private void wrong(String caller, int... boxes) {
    for (var box : boxes) {
      watch.wrong(caller, Optional.of(new Extension(Integer.toString(box))));
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
  void whoeverGetsInStartsAnewThere() {
    wrong(STRANGER, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000);

    watch.right(STRANGER, new Extension("4000"));
    wrong(STRANGER, 4000);

    assertThat(watch.tooMany(STRANGER)).isFalse();
  }

  @Test
  void visitsOfTheOwnBoxBetweenGuessesDoNotHideThem() {
    for (var box = 4000; box < 4004; box++) {
      wrong(STRANGER, box);
      watch.right(STRANGER, new Extension("4711"));
    }

    assertThat(watch.tooMany(STRANGER)).isTrue();
  }

  @Test
  void triesAtExtensionsThatNobodyHasCountToo() {
    for (var tries = 0; tries < 12; tries++) {
      assertThat(watch.tooMany(STRANGER)).isFalse();
      watch.wrong(STRANGER, Optional.empty());
    }

    assertThat(watch.tooMany(STRANGER)).isTrue();
    assertThat(events).containsExactly(new Event.GuessingStopped(STRANGER, 12, 0));
  }

  @Test
  void gettingIntoTheOwnBoxDoesNotGoOnWithGuessing() {
    wrong(STRANGER, 4000, 4001, 4002, 4003);

    watch.right(STRANGER, new Extension("4000"));

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
