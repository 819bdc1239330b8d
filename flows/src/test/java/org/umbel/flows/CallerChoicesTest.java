package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.CallerLanguage;
import org.umbel.domain.greeting.GlobalGreeting;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.GreetingSettings.SpokenNumber;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.TransferAnnouncer;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;

/// What callers hear and may do by the settings of whom they call.
class CallerChoicesTest {
  private static final VoiceBoxOf ANNAS_BOX = new VoiceBoxOf("4000");
  private static final Choice LEAVE = Choice.of(Option.LEAVE_MESSAGE);
  private static final Choice THROUGH = Choice.of(Option.BE_PUT_THROUGH);
  private static final Transfer NOT_TAKEN = new Transfer.NotTaken(Redirection.Reason.NO_ANSWER);

  private final House house = new House();

  @Test
  void aCallerIsPutThroughByTwo() {
    transfersTo("4001");
    var call =
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX, LEAVE, THROUGH)
            .presses("2")
            .hears(Prompt.PLEASE_HOLD)
            .isPassedOn("4001", new Transfer.Done());

    house.calls(call, ANNA);

    assertThat(house.outbox.closed).isEmpty();
    assertThat(house.events)
        .contains(
            new Event.CallerPassedOn(call.id(), ANNA.extension(), new PhoneNumber("4001"), true));
  }

  @Test
  void whomNobodyTakesComesBackAndLeavesAMessage() {
    transfersTo("4001");
    var call =
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX)
            .presses("2")
            .isPassedOn("4001", NOT_TAKEN)
            .hears(Prompt.TRANSFER_FAILED, Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(3))
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.outbox.taken).hasSize(1);
  }

  @Test
  void aNumberOutsideIsCalledAtTheOwnersCost() {
    transfersTo("+491711234567");

    house.calls(
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX)
            .presses("2")
            .callsOut("+491711234567", ANNA, new Transfer.Done()),
        ANNA);

    assertThat(house.outbox.closed).isEmpty();
  }

  @Test
  void whereTheOwnerMayNotCallTheCallerIsNotLeftToThePbxEither() {
    transfersTo("+8701234");

    house.calls(
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX)
            .presses("2")
            .callsOut("+8701234", ANNA, new Transfer.NotAllowed())
            .hears(Prompt.TRANSFER_FAILED, Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(3))
            .hangsUp(),
        ANNA);

    assertThat(house.outbox.taken).hasSize(1);
  }

  @Test
  void aNumberThatTheDialPlanDoesNotKnowIsLeftToThePbx() {
    transfersTo("4711");

    house.calls(
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX)
            .presses("2")
            .callsOut("4711", ANNA, new Transfer.NotReachable())
            .isPassedOn("4711", new Transfer.Done()),
        ANNA);

    assertThat(house.outbox.closed).isEmpty();
  }

  @Test
  void oneLeavesAMessageAtOnceAndSoDoesWaiting() {
    transfersTo("4001");
    var one = ScriptedCall.from("4001").hears(ANNAS_BOX).presses("1").hears(Prompt.BEEP).hangsUp();
    var waits =
        ScriptedCall.from("4001")
            .hears(THROUGH, Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .hangsUp();

    house.calls(one, ANNA);
    house.calls(waits, ANNA);

    assertThat(one.heard()).containsExactly(ANNAS_BOX, Prompt.BEEP);
  }

  @Test
  void anOwnGreetingTellsOfTheKeysItselfUnlessTheSystemDoes() {
    transfersTo("4001");
    record(House.GREETING, 1_000);
    var itself = ScriptedCall.from("4001").hears(House.samples(1_000)).hears(Prompt.BEEP).hangsUp();
    house.calls(itself, ANNA);
    assertThat(itself.heard()).doesNotContain(LEAVE, THROUGH);

    house.set(GreetingSettings.TRANSFER_ANNOUNCER, TransferAnnouncer.PERSON_AND_SYSTEM);
    house.calls(
        ScriptedCall.from("4001")
            .hears(House.samples(1_000))
            .hears(LEAVE, THROUGH)
            .presses("2")
            .isPassedOn("4001", new Transfer.Done()),
        ANNA);
  }

  @Test
  void withoutATargetTwoDoesNothing() {
    var call = ScriptedCall.from("4001").hears(ANNAS_BOX).presses("2").hears(Prompt.BEEP).hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).contains(Prompt.LEAVE_MESSAGE_AFTER_TONE);
  }

  @Test
  void aProfileThatTakesNoMessagesSaysSo() {
    house.set(GreetingSettings.ACTIVE, Profile.VACATION);
    house.set(GreetingSettings.takesMessages(Profile.VACATION), false);
    var call = ScriptedCall.from("4001").hears(ANNAS_BOX, Prompt.NO_MESSAGE_TAKEN, Prompt.GOODBYE);

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(Prompt.BEEP);
    assertThat(house.outbox.closed).isEmpty();
  }

  @Test
  void zeroDoesNotLeaveAMessageWhereNoneIsTaken() {
    house.set(GreetingSettings.takesMessages(Profile.WORK), false);
    var call = ScriptedCall.from("4001").hears(ANNAS_BOX).presses("0").hears(Prompt.GOODBYE);

    house.calls(call, ANNA);

    assertThat(house.outbox.closed).isEmpty();
  }

  @Test
  void aCallerWhoIsAskedIsSpokenToInTheChosenLanguage() {
    house.set(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.ASKED);
    record(House.GREETING, 1_000);
    record(new ProfileGreeting(Profile.WORK, Language.GERMAN), 2_000);
    var call =
        ScriptedCall.from("0301234")
            .hears(Prompt.CHOOSE_THIS_LANGUAGE)
            .presses("2")
            .hears(House.samples(2_000))
            .hears(Prompt.BEEP)
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(House.samples(1_000));
  }

  @Test
  void aCallerWhoDoesNotAnswerHearsTheLanguageOfTheBox() {
    house.set(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.ASKED);
    record(House.GREETING, 1_000);
    var call =
        ScriptedCall.from("0301234")
            .hears(Prompt.CHOOSE_THIS_LANGUAGE, Prompt.CHOOSE_THIS_LANGUAGE)
            .hears(House.samples(1_000))
            .hangsUp();

    house.calls(call, ANNA);
  }

  @Test
  void aColleagueHearsTheGreetingForColleagues() {
    record(House.GREETING, 1_000);
    record(new ProfileGreeting(Profile.INTERNAL, Language.ENGLISH), 3_000);
    var colleague = ScriptedCall.from("4001").hears(House.samples(3_000)).hangsUp();
    var stranger = ScriptedCall.from("0301234").hears(House.samples(1_000)).hangsUp();

    house.calls(colleague, ANNA);
    house.calls(stranger, ANNA);
  }

  @Test
  void theGreetingForEverybodyIsHeardWhereAPersonHasNone() {
    house.system = house.system.with(GreetingSettings.GLOBAL, GlobalGreeting.WHEN_MISSING);
    try (var draft = house.greetings.draftForEverybody()) {
      draft.sink().write(House.samples(5_000));
      draft.keep();
    }
    var call = ScriptedCall.from("4001").hears(House.samples(5_000)).hears(Prompt.BEEP).hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(ANNAS_BOX);
  }

  @Test
  void theNumberIsSaidAsAWholeWhereSoSet() {
    house.system = house.system.with(GreetingSettings.NUMBER, SpokenNumber.CANONICAL);

    house.calls(
        ScriptedCall.from("4001").hears(new VoiceBoxOf("+49301234000"), Prompt.BEEP).hangsUp(),
        ANNA);
  }

  @Test
  void whenTheSettingsCannotBeReadTheCallerIsServedAsTheSystemSays() {
    house.vault.away = true;
    var call =
        ScriptedCall.from("4001")
            .hears(ANNAS_BOX, Prompt.BEEP)
            .says(Duration.ofSeconds(3))
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.outbox.taken).hasSize(1);
    assertThat(house.events).hasAtLeastOneElementOfType(Event.SettingsUnknown.class);
  }

  private void transfersTo(String number) {
    house.set(GreetingSettings.transferTo(Profile.WORK), Optional.of(new PhoneNumber(number)));
  }

  private void record(Recordable what, int samples) {
    try (var draft = house.greetings.draft(ANNA.extension(), what)) {
      draft.sink().write(House.samples(samples));
      draft.keep();
    }
  }
}
