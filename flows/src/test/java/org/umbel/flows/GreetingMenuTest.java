package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingKind;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.catalogue.ReachSettings;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Profiles and their greetings, set by phone.
class GreetingMenuTest {
  private final House house = new House();

  /// Somebody in the menu for greetings.
  private static ScriptedCall inTheMenu() {
    return ScriptedCall.from("0301234")
        .hears(Prompt.WELCOME)
        .presses(ANNA.extension() + "#" + House.ANNAS_PIN + "#")
        .presses("3")
        .hears(Prompt.RECORDINGS_MENU);
  }

  private <T> T set(BoxSetting<T> setting) {
    return house.services.settings().of(ANNA.extension()).value(setting);
  }

  private void record(Recordable what) {
    try (var draft = house.greetings.draft(ANNA.extension(), what)) {
      draft.sink().write(House.samples(1_000));
      draft.keep();
    }
  }

  @Test
  void aProfileIsChosen() {
    house.callsPilot(
        inTheMenu()
            .presses("74")
            .hears(Prompt.PROFILE_VACATION, Prompt.PROFILE_IS_ACTIVE)
            .hangsUp());

    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.VACATION);
  }

  @Test
  void starInsteadOfAProfileLeavesItAsItWas() {
    house.callsPilot(inTheMenu().presses("7*").hears(Prompt.PROFILE_WORK).hangsUp());

    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
  }

  @Test
  void whatTheAdministratorWithholdsIsNotOfferedByPhone() {
    house.system =
        house
            .system
            .with(MenuSettings.GREETING_KIND, true)
            .with(ReachSettings.SEEN, List.of("profile.*"))
            .with(ReachSettings.ADMINISTRATOR, List.of("greeting.kind"));
    var call = inTheMenu().presses("7").hears(Prompt.INVALID_KEY).presses("8").hangsUp();

    house.callsPilot(call);

    assertThat(call.heard())
        .doesNotContain(
            Choice.of(Option.CHOOSE_PROFILE),
            Choice.of(Option.TAKE_NO_MESSAGES),
            Choice.of(Option.SET_TRANSFER),
            Choice.of(Option.NAME_ONLY));
    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
  }

  @Test
  void starDoesNotMakeTheProfileHoldWhoseGreetingIsWorkedOn() {
    house.callsPilot(
        inTheMenu()
            .presses("94")
            .hears(Prompt.PROFILE_VACATION)
            .presses("7*")
            .hears(Prompt.CANCELLED)
            .hangsUp());

    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
  }

  @Test
  void whatIsNotThereIsNotSaidToBeDeleted() {
    house.callsPilot(
        inTheMenu()
            .presses("3")
            .hears(Prompt.NO_OWN_GREETING)
            .presses("6")
            .hears(Prompt.NO_RECORDED_NAME)
            .hangsUp());
  }

  @Test
  void aProfileThatIsNotOfferedCannotBeChosen() {
    house.system = house.system.with(GreetingSettings.OFFERED, List.of(Profile.WORK, Profile.HOME));
    var call =
        inTheMenu()
            .presses("7")
            .hears(Choice.of(Option.HOME), Choice.of(Option.CANCEL))
            .presses("4")
            .hears(Prompt.INVALID_KEY)
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Choice.of(Option.VACATION));
    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
  }

  @Test
  void theGreetingOfAnotherProfileIsRecordedBeforeItHolds() {
    house.callsPilot(
        inTheMenu()
            .presses("94")
            .hears(Prompt.PROFILE_VACATION)
            .presses("1")
            .hears(Prompt.RECORD_GREETING_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(2))
            .presses("#")
            .hears(Choice.of(Option.ACCEPT))
            .presses("1")
            .hears(Prompt.GREETING_STORED)
            .hangsUp());

    assertThat(house.greetings.recorded(ANNA.extension()))
        .containsExactly(new ProfileGreeting(Profile.VACATION, Language.ENGLISH));
    assertThat(set(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
  }

  @Test
  void aGreetingIsRecordedInAnotherLanguage() {
    house.callsPilot(
        inTheMenu()
            .presses("84*1")
            .hears(Prompt.BEEP)
            .says(Duration.ofSeconds(2))
            .presses("#")
            .hears(Choice.of(Option.ACCEPT))
            .presses("1")
            .hangsUp());

    assertThat(house.greetings.recorded(ANNA.extension()))
        .containsExactly(new ProfileGreeting(Profile.WORK, Language.GERMAN));
  }

  @Test
  void callersCanBeKeptFromLeavingMessagesAndAllowedAgain() {
    house.callsPilot(inTheMenu().presses("81").hears(Prompt.MESSAGES_ARE_NOT_TAKEN).hangsUp());
    assertThat(set(GreetingSettings.takesMessages(Profile.WORK))).isFalse();
    assertThat(set(GreetingSettings.takesMessages(Profile.HOME))).isTrue();

    house.callsPilot(inTheMenu().presses("81").hears(Prompt.MESSAGES_ARE_TAKEN).hangsUp());
    assertThat(set(GreetingSettings.takesMessages(Profile.WORK))).isTrue();
  }

  @Test
  void callersArePutThroughToANumberAndNoMore() {
    house.callsPilot(
        inTheMenu()
            .presses("82")
            .hears(Prompt.ENTER_TRANSFER_NUMBER)
            .presses("4001#")
            .hears(Prompt.CALLERS_ARE_PUT_THROUGH_TO, new Digits("4001"))
            .hangsUp());
    assertThat(set(GreetingSettings.transferTo(Profile.WORK))).contains(new PhoneNumber("4001"));

    house.callsPilot(inTheMenu().presses("83").hears(Prompt.NOBODY_IS_PUT_THROUGH).hangsUp());
    assertThat(set(GreetingSettings.transferTo(Profile.WORK))).isEmpty();
  }

  @Test
  void aTransferNumberThatIsNotTypedChangesNothing() {
    house.set(GreetingSettings.transferTo(Profile.WORK), Optional.of(new PhoneNumber("4001")));

    house.callsPilot(inTheMenu().presses("82*").hears(Prompt.CANCELLED).hangsUp());

    assertThat(set(GreetingSettings.transferTo(Profile.WORK))).contains(new PhoneNumber("4001"));
  }

  @Test
  void whatTheAdministratorTakesOutOfTheMenuIsNotThere() {
    house.system =
        house
            .system
            .with(MenuSettings.DELETE_GREETING, false)
            .with(MenuSettings.TRANSFER_TARGET, false);
    record(House.GREETING);
    var call =
        inTheMenu()
            .presses("3")
            .hears(Prompt.INVALID_KEY)
            .presses("82")
            .hears(Prompt.INVALID_KEY)
            .hangsUp();

    house.callsPilot(call);

    assertThat(house.greetings.recorded(ANNA.extension())).containsExactly(House.GREETING);
    assertThat(call.heard())
        .doesNotContain(
            Choice.of(Option.DELETE_GREETING),
            Choice.of(Option.SET_TRANSFER),
            Choice.of(Option.OWN_WORDS),
            Choice.of(Option.DELETE_ALL_GREETINGS));
  }

  @Test
  void allGreetingsAreDeletedOnlyAfterBeingAskedAgain() {
    house.system = house.system.with(MenuSettings.DELETE_ALL_GREETINGS, true);
    record(House.GREETING);
    record(House.NAME);

    house.callsPilot(inTheMenu().presses("86").hears(Prompt.ARE_YOU_SURE).presses("*").hangsUp());
    assertThat(house.greetings.recorded(ANNA.extension())).hasSize(2);

    house.callsPilot(
        inTheMenu()
            .presses("86")
            .hears(Prompt.ARE_YOU_SURE)
            .presses("1")
            .hears(Prompt.ALL_GREETINGS_DELETED)
            .hangsUp());
    assertThat(house.greetings.recorded(ANNA.extension())).isEmpty();
  }

  @Test
  void theKindOfGreetingIsChosenWhereAllowed() {
    house.system = house.system.with(MenuSettings.GREETING_KIND, true);

    house.callsPilot(inTheMenu().presses("85").hears(Prompt.GREETING_IS_NAME).hangsUp());

    assertThat(set(GreetingSettings.KIND)).isEqualTo(GreetingKind.PERSONALIZED);
  }

  @Test
  void whenNothingCanBeSetItIsToldAndTheMenuGoesOn() {
    var call = inTheMenu().presses("74").hears(Prompt.NOT_DONE, Prompt.RECORDINGS_MENU).hangsUp();
    house.vault.away = true;

    house.callsPilot(call);
  }
}
