package org.umbel.sip.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.sip.testnet.Zone;

class RememberedNamesTest {

  private static final Question HOST = new Question("PBX.example.", Question.Kind.ADDRESS);

  private final Zone zone = new Zone().address("pbx.example", "192.0.2.1");
  private Instant now = Instant.EPOCH;
  private final RememberedNames names = new RememberedNames(zone, () -> now);

  @BeforeEach
  void theHostIsKnown() {
    names.ask(HOST);
  }

  private void pass(Duration span) {
    now = now.plus(span);
  }

  @Test
  void anAnswerIsNotAskedForAgainWhileItLives() {
    pass(Zone.LIFE.minusMillis(1));
    names.ask(HOST);
    assertThat(zone.asked).hasSize(1);

    pass(Duration.ofMillis(1));
    names.ask(HOST);
    assertThat(zone.asked).hasSize(2);
  }

  @Test
  void thatSomethingDoesNotExistIsRememberedForAMinuteAtMost() {
    var nothing = new Question("nothing.example", Question.Kind.SRV);
    names.ask(nothing);
    pass(RememberedNames.LONGEST_NOTHING.minusMillis(1));
    assertThat(names.ask(nothing).records()).isEmpty();
    assertThat(zone.asked).hasSize(2);

    pass(Duration.ofMillis(1));
    names.ask(nothing);
    assertThat(zone.asked).hasSize(3);
  }

  @Test
  void anOldAnswerIsBetterThanSilence() {
    zone.silent(true);
    pass(Zone.LIFE);
    assertThat(names.ask(HOST).records()).hasSize(1);

    pass(RememberedNames.STALE);
    assertThatThrownBy(() -> names.ask(HOST)).isInstanceOf(NamesUnanswered.class);
  }

  @Test
  void silentServersAreLeftInPeaceForAWhile() {
    zone.silent(true);
    pass(Zone.LIFE);
    for (int i = 0; i < 10; i++) names.ask(HOST);
    assertThat(zone.asked).hasSize(2);

    zone.silent(false);
    pass(RememberedNames.PEACE);
    names.ask(HOST);
    assertThat(zone.asked).hasSize(3);
  }
}
