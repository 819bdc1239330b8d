package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.Extension;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.PresenceChange;
import org.umbel.domain.presence.Source;
import org.umbel.domain.presence.Standing;
import org.umbel.testkit.Await;

/// Who is on the phone, by calls that pass here.
class LineStateTest {
  private static final String SECRET = "correct horse";

  private final SmallHouse house = new SmallHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aCallOfTheirPhonesIsOnThePhoneUntilItEnds() throws InterruptedException {
    house.presence.say(new Extension("4000"), Source.MANUAL, Presence.open(Instant.now()));
    try (var caller = house.phone("4002");
        var annas = house.phone("4000")) {
      caller.register(SECRET, register -> register);
      annas.register(SECRET, register -> register);
      annas.whenCalled(invite -> annas.accept(invite, TestPhone.description("annas")));
      var dialog = caller.reach("4000", TestPhone.description("callers")).dialog();
      awaitStanding("4000", Standing.ON_THE_PHONE);
      awaitStanding("4002", Standing.ON_THE_PHONE);

      dialog.bye();
      awaitStanding("4000", Standing.AVAILABLE);
      awaitStanding("4002", Standing.OFFLINE);
    }
  }

  @Test
  void aCallToAVoiceBoxIsOnThePhoneToo() throws InterruptedException {
    try (var caller = house.phone("4002")) {
      caller.register(SECRET, register -> register);
      var dialog = caller.reach("4003", TestPhone.description("callers")).dialog();
      awaitStanding("4002", Standing.ON_THE_PHONE);
      dialog.bye();
      awaitStanding("4002", Standing.OFFLINE);
    }
  }

  @Test
  void whoOnlyShowsSomebodysNumberMakesNobodyBusy() throws InterruptedException {
    List<PresenceChange> news = new CopyOnWriteArrayList<>();
    house.presence.follow(news::add);
    try (var bens = house.phone("4002");
        var stranger = house.phone("4002")) {
      bens.register(SECRET, register -> register);
      var dialog = stranger.reach("4003", TestPhone.description("strangers")).dialog();
      requireNonNull(house.boxed.poll(5, SECONDS));
      dialog.bye();
      requireNonNull(house.left.poll(5, SECONDS));
    }
    assertThat(news).isEmpty();
  }

  private void awaitStanding(String person, Standing standing) {
    Await.until(
        person + " is " + standing,
        TestPhone.PATIENCE,
        () -> house.presence.of(new Extension(person)).standing() == standing);
  }
}
