package org.umbel.domain.welcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.domain.welcome.Desk.ANNA;
import static org.umbel.domain.welcome.Desk.BEN;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate.Verdict;
import org.umbel.domain.welcome.ResetDone.Welcomed;
import org.umbel.domain.welcome.WelcomeSettings.BoxNumber;

class WelcomeTest {
  private static final Pin OWN = new Pin("284617");

  private final Desk desk = new Desk();

  private String text() {
    return String.join("\n", desk.letters.getLast().paragraphs());
  }

  @Test
  void theFirstCallMakesAPinAndTellsIt() {
    desk.welcome.called(ANNA);

    assertThat(desk.letters).hasSize(1);
    assertThat(text())
        .contains("Welcome, Anna Berg.", "number of your voice box is +49301234000.", "call 5000");
    assertThat(desk.told().digits()).hasSize(6);
    assertThat(desk.pins.open(ANNA, desk.told())).isEqualTo(Verdict.OPEN);
    assertThat(desk.letters.getLast().toString()).doesNotContain(desk.told().digits());
  }

  @Test
  void furtherCallsWriteNothing() {
    desk.welcome.called(ANNA);
    desk.welcome.called(ANNA);

    assertThat(desk.letters).hasSize(1);
  }

  @Test
  void aGermanReadsGermanWithTheTextForGermans() {
    desk.set(WelcomeSettings.GERMAN_TEXT, Optional.of("Fragen? Rufen Sie 4100 an."));
    desk.set(WelcomeSettings.ENGLISH_TEXT, Optional.of("Questions? Call 4100."));
    desk.set(WelcomeSettings.LINK, Optional.of("https://um.example.test/"));

    desk.welcome.called(BEN);

    assertThat(desk.letters.getLast().subject()).isEqualTo("Ihre Sprachbox");
    assertThat(text())
        .contains("Willkommen, Ben Groß.", "Fragen?", "https://um.example.test/")
        .doesNotContain("Questions");
    assertThat(desk.pins.open(BEN, desk.told())).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aPinThatIsThereStaysAndIsNotTold() {
    desk.pins.change(ANNA, OWN);

    desk.welcome.called(ANNA);

    assertThat(text()).contains("The PIN you have stays as it is.").doesNotContain("284617");
    assertThat(desk.pins.open(ANNA, OWN)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void whoKnowsThePinByTheConfigurationIsNotWrittenToUnlessAsked() {
    desk.pins.give(ANNA, OWN);
    desk.knowing.add(ANNA);
    desk.welcome.called(ANNA);
    assertThat(desk.letters).isEmpty();

    desk.welcome.resetAll(List.of(ANNA), Reset.RESEND);
    desk.welcome.called(ANNA);
    assertThat(desk.letters).hasSize(1);
  }

  @Test
  void whoCannotUseThePhoneIsToldOfNoPin() {
    desk.set(AccessSettings.ACCESS, Access.NONE);

    desk.welcome.called(ANNA);
    desk.welcome.called(ANNA);

    assertThat(desk.letters).hasSize(1);
    assertThat(text()).doesNotContain("PIN");
    assertThat(desk.pins.given(ANNA)).isFalse();
  }

  @Test
  void nothingIsWrittenWhereItIsSwitchedOffAndTheStandardPinHolds() {
    desk.set(AccessSettings.WELCOME, false);
    desk.standardPin("604817");

    desk.welcome.called(ANNA);

    assertThat(desk.letters).isEmpty();
    assertThat(desk.pins.open(ANNA, new Pin("604817"))).isEqualTo(Verdict.OPEN);
    desk.pins.change(ANNA, OWN);
    assertThat(desk.pins.open(ANNA, new Pin("604817"))).isEqualTo(Verdict.WRONG);
  }

  @Test
  void theNumberIsTheFirstOfTheChosenOnesOrFixed() {
    desk.set(WelcomeSettings.NUMBER, List.of(BoxNumber.MOBILE, BoxNumber.CANONICAL));
    desk.welcome.called(ANNA);
    assertThat(text()).contains("voice box is +49301234000.");

    desk.welcome.reset(ANNA.withMobile(new PhoneNumber("+491701234")), Reset.RESEND);
    assertThat(text()).contains("voice box is +491701234.");

    desk.set(WelcomeSettings.NUMBER, WelcomeSettings.NUMBER.standard());
    desk.set(WelcomeSettings.FIXED_NUMBER, Optional.of(new PhoneNumber("7999")));
    desk.welcome.reset(ANNA, Reset.RESEND);
    assertThat(text()).contains("voice box is 7999.");
  }

  @Test
  void aResetOpensWritesAndGivesAPinAsItSays() {
    desk.set(AccessSettings.LOCK_AFTER, 1);
    desk.pins.change(ANNA, OWN);
    assertThat(desk.pins.open(ANNA, new Pin("111222"))).isEqualTo(Verdict.LOCKED);

    assertThat(desk.welcome.reset(ANNA, Reset.RESEND))
        .isEqualTo(new ResetDone(ANNA, false, false, Welcomed.ON_ITS_WAY));
    assertThat(desk.pins.locked(ANNA)).isTrue();
    assertThat(desk.letters).hasSize(1);

    desk.welcome.reset(ANNA, Reset.UNLOCK);
    assertThat(desk.letters).hasSize(1);
    assertThat(desk.pins.open(ANNA, OWN)).isEqualTo(Verdict.OPEN);

    desk.pins.open(ANNA, new Pin("111222"));
    desk.welcome.reset(ANNA, Reset.UNLOCK_AND_RESEND);
    assertThat(desk.pins.open(ANNA, OWN)).isEqualTo(Verdict.OPEN);

    desk.pins.open(ANNA, new Pin("111222"));
    assertThat(desk.welcome.reset(ANNA, Reset.UNLOCK_WITH_NEW_PIN_AND_RESEND))
        .isEqualTo(new ResetDone(ANNA, true, true, Welcomed.ON_ITS_WAY));
    assertThat(desk.pins.open(ANNA, desk.told())).isEqualTo(Verdict.OPEN);
    assertThat(desk.letters).hasSize(3);
  }

  @Test
  void aResetThatNoLetterCanFollowChangesNothing() {
    var carla =
        new Person(ANNA.extension(), "Carla", Optional.empty(), ANNA.language(), List.of(), true);
    desk.pins.change(carla, OWN);

    assertThat(desk.welcome.reset(carla, Reset.NEW_PIN_AND_RESEND).letter())
        .isEqualTo(Welcomed.NOT_REACHED);

    assertThat(desk.pins.open(carla, OWN)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aResetForAllOpensLockedBoxesAtOnceAndTellsWhich() {
    desk.set(AccessSettings.LOCK_AFTER, 1);
    desk.pins.change(ANNA, OWN);
    desk.pins.open(ANNA, new Pin("111222"));

    assertThat(desk.welcome.resetAll(List.of(ANNA, BEN), Reset.UNLOCK))
        .containsExactly(
            new ResetDone(ANNA, true, false, Welcomed.NOT_WANTED),
            new ResetDone(BEN, false, false, Welcomed.NOT_WANTED));
    assertThat(desk.pins.open(ANNA, OWN)).isEqualTo(Verdict.OPEN);
  }

  @Test
  void aResetForAllReachesEachOnceWithTheNextCall() {
    desk.welcome.called(ANNA);
    desk.now = desk.now.plus(Duration.ofDays(1));

    assertThat(desk.welcome.resetAll(List.of(ANNA, BEN), Reset.NEW_PIN_AND_RESEND))
        .containsExactly(
            new ResetDone(ANNA, false, false, Welcomed.WITH_NEXT_CALL),
            new ResetDone(BEN, false, false, Welcomed.WITH_NEXT_CALL));
    var first = desk.told();
    assertThat(desk.pins.open(ANNA, first)).isEqualTo(Verdict.OPEN);

    desk.now = desk.now.plus(Duration.ofHours(1));
    desk.welcome.called(ANNA);
    desk.welcome.called(ANNA);
    assertThat(desk.letters).hasSize(2);
    assertThat(desk.pins.open(ANNA, desk.told())).isEqualTo(Verdict.OPEN);
    assertThat(desk.pins.open(ANNA, first)).isEqualTo(Verdict.WRONG);
  }
}
