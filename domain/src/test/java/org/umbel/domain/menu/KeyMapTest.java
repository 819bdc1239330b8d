package org.umbel.domain.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.domain.call.Key;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;

class KeyMapTest {
  private static final String DELETE = "keys.message.delete";

  private static BoxSettings set(String... keysAndValues) {
    var texts = new HashMap<String, String>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      texts.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return BoxSettings.of(texts);
  }

  @ParameterizedTest
  @EnumSource
  void aPresetHasNoMistake(KeyPreset preset) {
    assertThat(KeyMap.mistakes(BoxSettings.NONE.with(KeySettings.PRESET, preset))).isEmpty();
  }

  @Test
  void umbelsOwnKeysHoldWhereNothingIsSet() {
    assertThat(KeyMap.STANDARD.key(Menu.MESSAGE, Option.DELETE)).contains(Key.SEVEN);
    assertThat(KeyMap.STANDARD.key(Menu.CALLER, Option.SKIP_GREETING)).contains(Key.ZERO);
  }

  @Test
  void aSingleKeyIsChangedInOneMenuOnly() {
    var keys =
        KeyMap.of(set("keys.greetings.back-to-menu", "0", "keys.greetings.hear-options", "star"));

    assertThat(keys.key(Menu.GREETINGS, Option.BACK_TO_MENU)).contains(Key.ZERO);
    assertThat(keys.key(Menu.GREETINGS, Option.HEAR_OPTIONS)).contains(Key.STAR);
    assertThat(keys.key(Menu.MESSAGE, Option.BACK_TO_MENU)).contains(Key.STAR);
  }

  @Test
  void whatIsSaidNamesTheKeysThatHoldAndLeavesOutWhatHasNone() {
    var keys = KeyMap.of(set(DELETE, "3", "keys.message.forward", "none"));

    assertThat(keys.choices(Menu.MESSAGE, List.of(Option.FORWARD, Option.DELETE)))
        .containsExactly(new Choice(Option.DELETE, '3'));
    assertThat(keys.option(Menu.MESSAGE, Key.SEVEN, List.of(Option.DELETE))).isEmpty();
  }

  @Test
  void twoOptionsOnOneKeyAreAMistakeToldOnce() {
    assertThat(KeyMap.mistakes(set(DELETE, "9")))
        .containsExactly(
            new KeyMap.Mistake(
                KeySettings.of(Menu.MESSAGE, Option.DELETE),
                "9, the key of keys.message.save",
                "a key that nothing else of this menu has"));
    assertThat(KeyMap.mistakes(set("keys.message.delete", "3", "keys.message.forward", "3")))
        .extracting(mistake -> mistake.setting().key())
        .containsExactly(DELETE);
  }

  @Test
  void optionsThatAreNeverOfferedTogetherMayShareAKey() {
    var shared = set("keys.message.undelete", "7");

    assertThat(KeyMap.mistakes(shared)).isEmpty();
    assertThat(KeyMap.of(shared).options(Menu.MESSAGE, Key.SEVEN))
        .containsExactly(Option.DELETE, Option.UNDELETE);
  }

  @Test
  void aMenuThatCouldNotBeLeftIsAMistake() {
    assertThat(KeyMap.mistakes(set("keys.message.back-to-menu", "none")))
        .containsExactly(
            new KeyMap.Mistake(
                KeySettings.of(Menu.MESSAGE, Option.BACK_TO_MENU),
                "none",
                "a key, which this menu needs"));
  }

  @Test
  void keysAreWrittenByTheirNames() {
    var wish = KeySettings.of(Menu.CALLER, Option.LOG_IN);

    Map.of("star", "star", "*", "star", "#", "pound", "4", "4", "none", "none")
        .forEach((text, written) ->
            assertThat(wish.form().read(text).map(wish.form()::write)).contains(written));
    assertThat(wish.form().read("A")).isEmpty();
    assertThat(wish.form().read("12")).isEmpty();
  }
}
