package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Key;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.KeyPreset;
import org.umbel.domain.menu.KeySettings;
import org.umbel.domain.menu.KeyWish;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Menus whose keys an administrator has replaced.
class OtherKeysTest {
  private final House house = new House();

  private void set(Menu menu, Option option, KeyWish wish) {
    house.system = house.system.with(KeySettings.of(menu, option), wish);
  }

  private static ScriptedCall loggedIn() {
    return ScriptedCall.from("0301234")
        .hears(Prompt.WELCOME)
        .presses(ANNA.extension() + "#" + House.ANNAS_PIN + "#");
  }

  @Test
  void theMainMenuNamesAndObeysTheKeysOfThePreset() {
    house.system = house.system.with(KeySettings.PRESET, KeyPreset.EXCHANGE_UM);
    var call =
        loggedIn()
            .hears(new Choice(Option.GREETING_AND_NAME, '6'))
            .presses("9")
            .hears(Prompt.INVALID_KEY)
            .presses("6")
            .hears(Prompt.RECORDINGS_MENU)
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(new Choice(Option.GREETING_AND_NAME, '3'));
  }

  @Test
  void oneKeyDeletesAndRestoresAndAnotherLeadsOn() {
    house.system = house.system.with(KeySettings.PRESET, KeyPreset.EXCHANGE_UM);
    house.message(ANNA, "m1", "4001", 1_000, false);
    house.message(ANNA, "m2", "4001", 2_000, false);

    house.callsPilot(
        loggedIn()
            .presses("1")
            .hears(House.samples(1_000))
            .hears(new Choice(Option.DELETE, '7'), new Choice(Option.NEXT, '#'))
            .presses("#")
            .hears(House.samples(2_000))
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED, new Choice(Option.UNDELETE, '7'))
            .presses("7")
            .hears(Prompt.MESSAGE_RESTORED)
            .hangsUp());
  }

  @Test
  void callersPressTheKeysThatAreSet() {
    set(Menu.CALLER, Option.SKIP_GREETING, new KeyWish.On(Key.POUND));
    set(Menu.CALLER, Option.LOG_IN, new KeyWish.NoKey());
    var call =
        ScriptedCall.from("4001")
            .presses("*0#")
            .hears(Prompt.BEEP)
            .says(Duration.ofSeconds(3))
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(Prompt.ENTER_PIN);
    assertThat(house.events).hasAtLeastOneElementOfType(Event.MessageTaken.class);
  }

  @Test
  void beforeRecordingAGreetingTheKeyThatEndsItIsNamed() {
    house.callsPilot(
        loggedIn()
            .presses("31")
            .hears(Prompt.RECORD_GREETING_AFTER_TONE, new Choice(Option.END_RECORDING, '#'))
            .hears(Prompt.BEEP)
            .hangsUp());
  }
}
