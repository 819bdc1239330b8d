package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;
import static org.umbel.flows.House.ANNAS_PIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.AccessSettings.From;
import org.umbel.domain.person.AccessSettings.PhoneRule;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules.Expired;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

class SubscriberAccessTest {
  private final House house = new House();

  @Test
  void anUnknownPhoneIsAskedForExtensionAndPin() {
    house.callsPilot(
        ScriptedCall.from("0301234")
            .hears(Prompt.WELCOME, Prompt.ENTER_EXTENSION)
            .presses("4000#")
            .hears(Prompt.ENTER_PIN)
            .presses(ANNAS_PIN + "#")
            .hears(new MessageCount(0, 0), Prompt.MAIN_MENU)
            .hangsUp());
  }

  @Test
  void onesOwnPhoneIsAskedForThePinAlone() {
    var call =
        ScriptedCall.from("4000")
            .hears(Prompt.ENTER_PIN)
            .presses(ANNAS_PIN + "#")
            .hears(Prompt.MAIN_MENU)
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_EXTENSION);
  }

  @Test
  void aPhoneAllowedWithoutPinGoesStraightToTheMenu() {
    var call = ScriptedCall.from("0170111").hears(Prompt.WELCOME, Prompt.MAIN_MENU).hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_EXTENSION, Prompt.ENTER_PIN);
    assertThat(house.events).contains(new Event.LoggedIn(call.id(), ANNA.extension()));
  }

  @Test
  void starAtAColleaguesPhoneLeadsToOnesOwnBox() {
    house.callsPilot(
        ScriptedCall.from("4001")
            .hears(Prompt.ENTER_PIN)
            .presses("*")
            .hears(Prompt.ENTER_EXTENSION)
            .presses("4000#" + ANNAS_PIN + "#")
            .hears(Prompt.MAIN_MENU)
            .hangsUp());

    assertThat(house.events).hasAtLeastOneElementOfType(Event.LoggedIn.class);
  }

  @Test
  void threeWrongPinsEndTheCall() {
    house.callsPilot(
        ScriptedCall.from("4000")
            .presses("999999#")
            .hears(Prompt.WRONG_PIN)
            .presses("999999#")
            .hears(Prompt.WRONG_PIN)
            .presses("999999#")
            .hears(Prompt.WRONG_PIN, Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE));

    assertThat(house.events).doesNotHaveAnyElementsOfTypes(Event.LoggedIn.class);
  }

  @Test
  void anUnknownExtensionSoundsLikeAWrongPin() {
    house.callsPilot(
        ScriptedCall.from("0301234")
            .presses("7777#")
            .hears(Prompt.ENTER_PIN)
            .presses("123456#")
            .hears(Prompt.EXTENSION_OR_PIN_WRONG, Prompt.ENTER_EXTENSION)
            .hangsUp());
  }

  @Test
  void wrongPinsOverSeveralCallsLockTheBoxEvenForTheRightOne() {
    for (var call = 0; call < 3; call++) {
      house.callsPilot(
          ScriptedCall.from("4000")
              .presses("111111#")
              .hears(Prompt.WRONG_PIN)
              .presses("222222#")
              .hears(Prompt.WRONG_PIN)
              .presses("333333#")
              .hears(Prompt.GOODBYE));
    }

    house.callsPilot(ScriptedCall.from("4000").presses("444444#").hears(Prompt.MAILBOX_LOCKED));
    house.callsPilot(
        ScriptedCall.from("4000")
            .presses(ANNAS_PIN + "#")
            .hears(Prompt.MAILBOX_LOCKED, Prompt.GOODBYE));

    assertThat(house.events).hasAtLeastOneElementOfType(Event.BoxLocked.class);
  }

  @Test
  void aMessageIsHeardWithItsCallerAndBecomesASavedOne() {
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .hears(new MessageCount(1, 0), Prompt.MAIN_MENU)
            .presses("1")
            .hears(new MessageOrdinal(1, 1))
            .hears(new FromExtension("4001"))
            .hears(House.samples(500))
            .hears(Choice.of(Option.DELETE))
            .presses("9")
            .hears(Prompt.MESSAGE_SAVED, Prompt.NO_MORE_MESSAGES)
            .hangsUp());

    assertThat(house.mailboxes.entry(ANNA, "m1").heard()).isTrue();
  }

  @Test
  void aMessageLeftDuringItsAnnouncementStaysNew() {
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .hears(Prompt.MAIN_MENU)
            .presses("1")
            .hears(new MessageOrdinal(1, 1))
            .presses("6")
            .hangsUp());

    assertThat(house.mailboxes.entry(ANNA, "m1").heard()).isFalse();
  }

  @Test
  void poundDuringTheAnnouncementGoesToTheMessage() {
    house.message(ANNA, "m1", "4001", 500, false);
    var call =
        login()
            .presses("1")
            .hears(new MessageOrdinal(1, 1))
            .presses("#")
            .hears(House.samples(500))
            .hears(Choice.of(Option.DELETE))
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(new FromExtension("4001"));
  }

  @Test
  void aMessageThatIsGoneIsToldAsSuch() {
    house.message(ANNA, "m1", "4001", 500, false);
    house.mailboxes.lose("m1");

    house.callsPilot(login().presses("1").hears(Prompt.MESSAGE_GONE).hangsUp());
  }

  @Test
  void aDeletedMessageIsGoneAfterTheCall() {
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .presses("1")
            .hears(House.samples(500))
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED)
            .hangsUp());

    assertThat(house.mailboxes.of(ANNA)).isEmpty();
  }

  @Test
  void aDeletedMessageCanBeRestoredWithinTheCall() {
    house.message(ANNA, "m1", "4001", 500, false);
    house.message(ANNA, "m2", "4001", 600, false);

    house.callsPilot(
        login()
            .presses("1")
            .hears(House.samples(500))
            .presses("7")
            .hears(House.samples(600))
            .presses("4")
            .hears(Prompt.MESSAGE_IS_DELETED)
            .hears(House.samples(500))
            .presses("8")
            .hears(Prompt.MESSAGE_RESTORED)
            .hangsUp());

    assertThat(house.mailboxes.of(ANNA)).hasSize(2);
  }

  @Test
  void theLastMessageWaitsAfterItsDeletionForAChangeOfMind() {
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .presses("1")
            .hears(House.samples(500))
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED)
            .presses("8")
            .hears(Prompt.MESSAGE_RESTORED)
            .presses("6")
            .hears(Prompt.NO_MORE_MESSAGES)
            .hangsUp());

    assertThat(house.mailboxes.of(ANNA)).hasSize(1);
  }

  @Test
  void oneGoesBackAndThreeForwardFiveSeconds() {
    house.message(ANNA, "m1", "4001", 160_000, false);

    var call =
        login()
            .presses("1")
            .hears(House.samples(160_000))
            .presses("3")
            .hears(House.samples(160_000))
            .presses("3")
            .hears(House.samples(160_000))
            .presses("1")
            .hears(House.samples(160_000))
            .hangsUp();
    house.callsPilot(call);

    assertThat(call.startedAt())
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(6), Duration.ofSeconds(12), Duration.ofSeconds(8));
  }

  @Test
  void anEmptyRecordingBlocksNoOtherMessage() {
    house.message(ANNA, "m1", "4001", 0, false);
    house.message(ANNA, "m2", "4001", 600, false);

    house.callsPilot(
        login()
            .presses("1")
            .hears(Prompt.NOT_DONE)
            .presses("6")
            .hears(House.samples(600))
            .hangsUp());
  }

  @Test
  void theOwnerOfAFullMailboxIsToldSo() {
    house.mailboxes.full = true;
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login().hears(new MessageCount(1, 0), Prompt.MAILBOX_FULL, Prompt.MAIN_MENU).hangsUp());
  }

  @Test
  void aMailServerThatDoesNotAnswerIsToldAndTheRestWorks() {
    house.mailboxes.failures.set(1);
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .hears(Prompt.MESSAGES_UNAVAILABLE, Prompt.MAIN_MENU)
            .presses("3")
            .hears(Prompt.RECORDINGS_MENU)
            .presses("*")
            .hears(Prompt.MAIN_MENU)
            .presses("1")
            .hears(new MessageCount(1, 0))
            .hangsUp());
  }

  @Test
  void aGreetingIsRecordedHeardAndAccepted() {
    house.callsPilot(
        login()
            .presses("31")
            .hears(Prompt.RECORD_GREETING_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(2))
            .presses("#")
            .hears(Choice.of(Option.ACCEPT))
            .presses("2")
            .hears(Prompt.YOUR_RECORDING)
            .hears(House.samples(16_000))
            .presses("1")
            .hears(Prompt.GREETING_STORED)
            .hangsUp());

    assertThat(house.greetings.find(ANNA.extension(), House.GREETING)).isPresent();
  }

  @Test
  void aCancelledGreetingLeavesTheFormerOneInPlace() {
    house.callsPilot(
        login()
            .presses("31")
            .hears(Prompt.BEEP)
            .says(Duration.ofSeconds(2))
            .presses("#")
            .hears(Choice.of(Option.ACCEPT))
            .presses("*")
            .hears(Prompt.CANCELLED)
            .hangsUp());

    assertThat(house.greetings.find(ANNA.extension(), House.GREETING)).isEmpty();
  }

  @Test
  void aNewPinOpensTheBoxAndTheOldOneDoesNot() {
    house.callsPilot(
        login()
            .presses("4")
            .hears(Prompt.ENTER_NEW_PIN)
            .presses("905142#")
            .hears(Prompt.REPEAT_NEW_PIN)
            .presses("905142#")
            .hears(Prompt.PIN_CHANGED)
            .hangsUp());

    house.callsPilot(
        ScriptedCall.from("4000")
            .presses(ANNAS_PIN + "#")
            .hears(Prompt.WRONG_PIN)
            .presses("905142#")
            .hears(Prompt.MAIN_MENU)
            .hangsUp());
  }

  @Test
  void whoseNewPinIsRefusedTriesAnotherOne() {
    house.callsPilot(
        login()
            .presses("4123456#123456#")
            .hears(Prompt.PIN_TOO_SIMPLE, Prompt.ENTER_NEW_PIN)
            .presses("905142#905143#")
            .hears(Prompt.PINS_DIFFER, Prompt.ENTER_NEW_PIN)
            .presses("905142#905142#")
            .hears(Prompt.PIN_CHANGED, Prompt.MAIN_MENU)
            .hangsUp());
  }

  @Test
  void threeRefusedPinsLeaveTheOldOne() {
    house.callsPilot(
        login()
            .presses("4123456#123456#")
            .hears(Prompt.PIN_TOO_SIMPLE)
            .presses("9#9#")
            .hears(Prompt.ENTER_NEW_PIN)
            .presses(ANNAS_PIN + "#" + ANNAS_PIN + "#")
            .hears(Prompt.PIN_USED_BEFORE, Prompt.PIN_UNCHANGED, Prompt.MAIN_MENU)
            .hangsUp());
  }

  @Test
  void whosePinCannotBeCheckedIsToldToTryLater() {
    house.pins.full = true;

    house.callsPilot(login().hears(Prompt.NOT_DONE, Prompt.GOODBYE));

    assertThat(house.events).hasAtLeastOneElementOfType(Event.LoginRefused.class);
  }

  @Test
  void aPinThatCannotBeKeptIsNotSaidToBeChanged() {
    house.set(AccessSettings.OFFICE, PhoneRule.WITHOUT_PIN);
    house.pins.full = true;
    var call =
        ScriptedCall.from("4000")
            .hears(Prompt.MAIN_MENU)
            .presses("4905142#905142#")
            .hears(Prompt.NOT_DONE, Prompt.MAIN_MENU)
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.PIN_CHANGED);
  }

  @Test
  void aGreetingThatCannotBeRecordedIsToldBeforeTheTone() {
    house.greetings.full = true;

    house.callsPilot(
        login().presses("31").hears(Prompt.CANNOT_RECORD_NOW, Prompt.RECORDINGS_MENU).hangsUp());
  }

  @Test
  void whoTypesNothingIsAskedThreeTimesAndSentAway() {
    var call =
        ScriptedCall.from("0301234")
            .hears(Prompt.ENTER_EXTENSION, Prompt.STILL_THERE)
            .hears(Prompt.ENTER_EXTENSION, Prompt.STILL_THERE)
            .hears(Prompt.ENTER_EXTENSION, Prompt.STILL_THERE)
            .hears(Prompt.GOODBYE);

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_PIN, Prompt.EXTENSION_OR_PIN_WRONG);
  }

  @Test
  void somebodyWhoPressesNothingIsAskedThreeTimesAndSentAway() {
    house.callsPilot(
        login()
            .hears(Prompt.MAIN_MENU, Prompt.STILL_THERE)
            .hears(Prompt.MAIN_MENU, Prompt.STILL_THERE)
            .hears(Prompt.MAIN_MENU, Prompt.STILL_THERE)
            .hears(Prompt.GOODBYE));
  }

  @Test
  void whoMayNotUseThePhoneIsToldSoAfterThePin() {
    house.set(AccessSettings.FROM, From.NOWHERE);
    var call =
        ScriptedCall.from("0301234")
            .hears(Prompt.WELCOME)
            .presses("4000#" + ANNAS_PIN + "#")
            .hears(Prompt.NO_TELEPHONE_ACCESS, Prompt.GOODBYE);

    house.callsPilot(call);

    assertThat(house.events)
        .contains(new Event.LoginRefused(ANNA.extension(), "no access from this phone"));
  }

  @Test
  void fromAPhoneThatIsSetSoNoPinIsAsked() {
    house.set(AccessSettings.OFFICE, PhoneRule.WITHOUT_PIN);
    var call = ScriptedCall.from("4000").hears(Prompt.MAIN_MENU).hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_PIN);
  }

  @Test
  void whoMayOnlySetProfilesIsOfferedNoMessages() {
    house.set(AccessSettings.ACCESS, Access.PROFILES);
    house.message(ANNA, "1", "4001", 1_000, false);
    var call =
        login().hears(Choice.of(Option.END_CALL)).presses("1").hears(Prompt.INVALID_KEY).hangsUp();

    house.callsPilot(call);

    assertThat(call.heard())
        .contains(Choice.of(Option.GREETING_AND_NAME))
        .doesNotContain(Choice.of(Option.LISTEN_TO_NEW));
  }

  @Test
  void whoGuessesAtManyBoxesIsSentAway() {
    for (var box = 4000; box < 4004; box++) {
      house.services.guesses().wrong("0301234", Optional.of(new Extension(Integer.toString(box))));
    }
    var call = ScriptedCall.from("0301234").hears(Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE);

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_PIN);
  }

  @Test
  void whoGuessesAtExtensionsThatNobodyHasIsSentAwayToo() {
    for (var call = 0; call < 4; call++) {
      house.callsPilot(
          ScriptedCall.from("0301234")
              .presses("7777#123456#")
              .hears(Prompt.EXTENSION_OR_PIN_WRONG)
              .presses("7778#123456#")
              .hears(Prompt.EXTENSION_OR_PIN_WRONG)
              .presses("7779#123456#")
              .hears(Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE));
    }
    var last = ScriptedCall.from("0301234").hears(Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE);

    house.callsPilot(last);

    assertThat(last.heard()).doesNotContain(Prompt.ENTER_EXTENSION);
  }

  @Test
  void anExpiredPinIsChangedBeforeAnythingElse() {
    house.system = house.system.with(AccessSettings.CHANGE_AFTER_DAYS, 30);

    house.callsPilot(
        login()
            .hears(Prompt.PIN_EXPIRED, Prompt.ENTER_NEW_PIN)
            .presses("905142#")
            .hears(Prompt.REPEAT_NEW_PIN)
            .presses("905142#")
            .hears(Prompt.PIN_CHANGED, Prompt.MAIN_MENU)
            .hangsUp());
  }

  @Test
  void anExpiredPinOpensNothingWhereSoSet() {
    house.system =
        house
            .system
            .with(AccessSettings.CHANGE_AFTER_DAYS, 30)
            .with(AccessSettings.EXPIRED, Expired.CLOSED);
    annaHasSetHerPin(House.NOW.minus(Duration.ofDays(31)));
    var call = login().hears(Prompt.PIN_EXPIRED_FOR_GOOD, Prompt.GOODBYE);

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.MAIN_MENU);
  }

  private void annaHasSetHerPin(Instant when) {
    house.pins.update(
        ANNA.extension(), pin -> new PinRecord(pin.hash(), 0, false, Optional.of(when), List.of()));
  }

  private static ScriptedCall login() {
    return ScriptedCall.from("4000").hears(Prompt.ENTER_PIN).presses(ANNAS_PIN + "#");
  }
}
