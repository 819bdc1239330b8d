package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.catalogue.Reaches;

/// What people see and change, as administrators write it.
class ReachOfSettingsTest {
  private static ConfigurationFile read(String lists) {
    var head = "people: [{extension: '4000', name: Anna Berg}]\nvoice-boxes:\n";
    return ConfigurationFile.read(Path.of("f.yaml"), head + lists.indent(2));
  }

  @Test
  void theListsAreInForce() {
    var right =
        (ConfigurationFile.Right)
            read("reach.changeable: greeting.kind\nreach.seen: profile.active, office-hours.*\n");

    var system = right.configuration().voiceBoxes();
    var reaches = Reaches.of(new Settings(BoxSettings.NONE, system));
    assertThat(reaches.changeable(GreetingSettings.KIND)).isTrue();
    assertThat(reaches.changeable(GreetingSettings.ACTIVE)).isFalse();
  }

  @Test
  void eachWrongNameIsToldWithItsPlace() {
    assertThat(mistakes("reach.changeable: greeting.knid, menu.order\n"))
        .containsExactly(
            "f.yaml:3:21 voice-boxes.reach.changeable: found greeting.knid, allowed the key of a"
                + " setting, or its beginning and .*",
            "f.yaml:3:21 voice-boxes.reach.changeable: found menu.order, allowed no setting that is"
                + " the same for everybody");
    assertThat(mistakes("reach.seen: Every Thing\n").getFirst())
        .startsWith("f.yaml:3:15 voice-boxes.reach.seen: found Every Thing, allowed none, or at");
  }

  private static List<String> mistakes(String lists) {
    return ((ConfigurationFile.Wrong) read(lists))
        .mistakes().stream().map(Mistake::toString).toList();
  }
}
