package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.media.Key;
import org.umbel.media.codec.G711;

class SessionSettingsTest {
  private static final SessionSettings DEFAULT = SessionSettings.DEFAULT;

  private final Calls calls = new Calls();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void aSessionOffersItsOwnCodecsAndNotTheEnginesUsualOnes() {
    var session = calls.engine.open(DEFAULT.withCodecs(List.of(G711.PCMU)));

    assertThat(session.offer().media().getFirst().formats()).containsExactly("0", "101");
    assertThat(calls.caller.offer().media().getFirst().formats()).containsExactly("8", "0", "101");
  }

  @Test
  void withoutEventsNoneAreOfferedAndKeysGoAsTones() {
    try (var slow = Calls.inRealTime()) {
      var session = slow.engine.open(DEFAULT.withKeyWays(Set.of(KeyWay.TONE)));
      Calls.connect(session, slow.called);

      session.sendKeys(Key.parse("5"));

      assertThat(slow.called.nextKey(Duration.ofSeconds(2))).contains(Key.FIVE);
      assertThat(slow.events)
          .contains(new MediaEvent.KeyHeard(slow.called.id(), Key.FIVE, KeyWay.TONE));
    }
  }

  @Test
  void whoDoesNotListenToSignallingHearsNoKeyOfIt() {
    var session = calls.engine.open(DEFAULT.withKeyWays(Set.of(KeyWay.EVENT)));

    session.keyFromSignalling(Key.ONE, Duration.ofMillis(100));

    assertThat(session.nextKey(Duration.ZERO)).isEmpty();
  }

  @Test
  void thereIsAlwaysSomethingToChooseFrom() {
    assertThatThrownBy(() -> DEFAULT.withCodecs(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
