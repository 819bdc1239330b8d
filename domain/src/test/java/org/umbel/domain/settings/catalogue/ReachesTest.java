package org.umbel.domain.settings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.settings.BoxSetting.Reach;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;

class ReachesTest {
  private static Reaches reaches(BoxSettings system) {
    return Reaches.of(new Settings(BoxSettings.NONE, system));
  }

  @Test
  void whatNobodyHasDecidedIsAsTheCatalogueHasIt() {
    var reaches = reaches(BoxSettings.NONE);

    for (var setting : Catalogue.all()) {
      assertThat(reaches.of(setting)).isEqualTo(setting.reach());
      assertThat(reaches.withheld(setting)).isFalse();
    }
  }

  @Test
  void theLongestNameThatFitsCounts() {
    var reaches =
        reaches(
            BoxSettings.NONE
                .with(ReachSettings.ADMINISTRATOR, List.of("profile.*"))
                .with(ReachSettings.SEEN, List.of("profile.active"))
                .with(ReachSettings.CHANGEABLE, List.of("greeting.kind")));

    assertThat(reaches.of(GreetingSettings.ACTIVE)).isEqualTo(Reach.SEEN);
    assertThat(reaches.seen(GreetingSettings.ACTIVE)).isTrue();
    assertThat(reaches.withheld(GreetingSettings.ACTIVE)).isTrue();
    assertThat(reaches.of(GreetingSettings.takesMessages(Profile.HOME)))
        .isEqualTo(Reach.ADMINISTRATOR);
    assertThat(reaches.changeable(GreetingSettings.KIND)).isTrue();
  }

  @Test
  void whatIsTheSameForEverybodyStaysSo() {
    var reaches = reaches(BoxSettings.NONE.with(ReachSettings.CHANGEABLE, List.of("menu.*")));

    assertThat(reaches.of(MenuSettings.ORDER)).isEqualTo(Reach.SYSTEM);
    assertThat(reaches.changeable(MenuSettings.FOLDER)).isTrue();
  }

  @Test
  void namesThatMeanNothingOrTwoThingsAreMistakes() {
    var mistakes =
        ReachSettings.mistakes(
            BoxSettings.NONE
                .with(ReachSettings.CHANGEABLE, List.of("greeting.knid", "greeting.kind"))
                .with(ReachSettings.SEEN, List.of("menu.order", "nothing.*"))
                .with(ReachSettings.ADMINISTRATOR, List.of("greeting.kind")));

    assertThat(mistakes)
        .extracting(mistake -> mistake.list() + ": " + mistake.found())
        .containsExactly(
            "reach.changeable: greeting.knid",
            "reach.seen: menu.order",
            "reach.seen: nothing.*",
            "reach.administrator: greeting.kind");
    assertThat(mistakes.get(1).allowed()).contains("the same for everybody");
    assertThat(mistakes.getLast().allowed()).contains("each name once");
  }
}
