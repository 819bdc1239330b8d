package org.umbel.domain.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.domain.welcome.Desk.ANNA;
import static org.umbel.domain.welcome.Desk.BEN;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Pin;

class PinLettersTest {
  private final Desk desk = new Desk();

  private void days(int days) {
    desk.now = desk.now.plus(Duration.ofDays(days));
  }

  @Test
  void whoseBoxWasLockedIsTold() {
    desk.pinLetters.locked(ANNA, 10);

    assertThat(desk.letters.getLast().subject()).isEqualTo("Your voice box is locked");
    assertThat(desk.letters.getLast().paragraphs().getFirst()).contains("4000", "10 wrong PINs");
  }

  @Test
  void nobodyIsToldWhereThatIsSwitchedOff() {
    desk.set(AccessSettings.LOCK_MAIL, false);

    desk.pinLetters.locked(ANNA, 10);

    assertThat(desk.letters).isEmpty();
  }

  @Test
  void anExpiringPinIsToldOnceAndItsSuccessorAgain() {
    desk.set(AccessSettings.CHANGE_AFTER_DAYS, 30);
    desk.set(AccessSettings.REMIND_MAIL, true);
    desk.pins.change(BEN, new Pin("284617"));
    days(22);
    desk.pinLetters.remind(BEN);
    assertThat(desk.letters).isEmpty();

    days(1);
    desk.pinLetters.remind(BEN);
    days(1);
    desk.pinLetters.remind(BEN);
    assertThat(desk.letters).hasSize(1);
    assertThat(desk.letters.getLast().paragraphs().getFirst()).contains("1. April 2026");

    desk.pins.change(BEN, new Pin("905142"));
    days(25);
    desk.pinLetters.remind(BEN);
    assertThat(desk.letters).hasSize(2);
  }

  @Test
  void aPinThatExpiredOrIsGoodForEverIsNotToldOf() {
    desk.set(AccessSettings.REMIND_MAIL, true);
    desk.pins.change(ANNA, new Pin("284617"));
    desk.pinLetters.remind(ANNA);
    assertThat(desk.letters).isEmpty();

    desk.set(AccessSettings.CHANGE_AFTER_DAYS, 30);
    days(31);
    desk.pinLetters.remind(ANNA);
    assertThat(desk.letters).isEmpty();
  }
}
