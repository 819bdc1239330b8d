package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;

/// The keys of the menus as administrators write them.
class KeysOfMenusTest {
  private static final String HEAD =
      """
      people: [{extension: '4000', name: Anna Berg}]
      voice-boxes:
      """;

  private static ConfigurationFile read(String keys) {
    return ConfigurationFile.read(Path.of("f.yaml"), HEAD + keys.indent(2));
  }

  private static List<String> mistakes(String keys) {
    return ((ConfigurationFile.Wrong) read(keys))
        .mistakes().stream().map(Mistake::toString).toList();
  }

  @Test
  void aPresetAndSingleKeysMakeTheMap() {
    var right =
        (ConfigurationFile.Right)
            read(
                """
                keys.preset: exchange-um
                keys.message.pause: 6
                keys.caller.log-in: none
                """);

    var keys = KeyMap.of(right.configuration().voiceBoxes());
    assertThat(keys.choices(Menu.MESSAGE, List.of(Option.PAUSE, Option.NEXT)))
        .containsExactly(new Choice(Option.PAUSE, '6'), new Choice(Option.NEXT, '#'));
    assertThat(keys.key(Menu.CALLER, Option.LOG_IN)).isEmpty();
  }

  @Test
  void eachMistakeIsToldWithItsPlace() {
    assertThat(
            mistakes(
                """
                keys.message.delete: 3
                keys.main.listen-to-new: none
                """))
        .containsExactlyInAnyOrder(
            "f.yaml:3:24 voice-boxes.keys.message.delete: found 3, the key of"
                + " keys.message.forward, allowed a key that nothing else of this menu has",
            "f.yaml:4:28 voice-boxes.keys.main.listen-to-new: found none, allowed a key, which"
                + " this menu needs");
    assertThat(mistakes("keys.message.delete: 12"))
        .containsExactly(
            "f.yaml:3:24 voice-boxes.keys.message.delete: found 12, allowed preset, none, or a"
                + " key: 0 to 9, star, pound");
    assertThat(mistakes("keys.message.fly: 1").getFirst()).contains("an unknown key");
  }
}
