package org.umbel.domain.settings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.Settings.Origin;

class CatalogueTest {
  private static <T> void itsTextMeansTheSame(BoxSetting<T> setting) {
    assertThat(setting.form().read(setting.standardText()))
        .as(setting.key())
        .contains(setting.standard());
  }

  @Test
  void eachSettingHasItsOwnKeyAndExplainsItself() {
    assertThat(Catalogue.all()).extracting(BoxSetting::key).doesNotHaveDuplicates();
    assertThat(Catalogue.all())
        .allSatisfy(setting -> assertThat(setting.meaning()).matches("[A-Z].*[.]"));
  }

  @Test
  void everyDefaultIsReadAsItIsWritten() {
    Catalogue.all().forEach(CatalogueTest::itsTextMeansTheSame);
  }

  @Test
  void aPersonsValueComesBeforeTheSystemsAndThatBeforeTheDefault() {
    var system = BoxSettings.NONE.with(GreetingSettings.ACTIVE, Profile.HOME);
    var own = BoxSettings.NONE.with(GreetingSettings.ACTIVE, Profile.VACATION);

    assertThat(Settings.STANDARD.value(GreetingSettings.ACTIVE)).isEqualTo(Profile.WORK);
    var everybody = new Settings(BoxSettings.NONE, system);
    assertThat(everybody.value(GreetingSettings.ACTIVE)).isEqualTo(Profile.HOME);
    assertThat(everybody.origin(GreetingSettings.ACTIVE)).isEqualTo(Origin.SYSTEM);
    var one = new Settings(own, system);
    assertThat(one.value(GreetingSettings.ACTIVE)).isEqualTo(Profile.VACATION);
    assertThat(one.origin(GreetingSettings.ACTIVE)).isEqualTo(Origin.OWN);
    assertThat(
            new Settings(own.without(GreetingSettings.ACTIVE), system)
                .origin(GreetingSettings.ACTIVE))
        .isEqualTo(Origin.SYSTEM);
  }

  @Test
  void whatIsTheSameForEverybodyIsNobodysOwn() {
    var own = BoxSettings.NONE.with(AccessSettings.SHORTEST_PIN, 4);

    assertThat(new Settings(own, BoxSettings.NONE).value(AccessSettings.SHORTEST_PIN)).isEqualTo(6);
  }

  @Test
  void anUnknownKeyIsKeptAndATextThatIsNoValueIsToldAndIgnored() {
    var settings = BoxSettings.of(Map.of("of.tomorrow", "x", "profile.active", "beach"));

    assertThat(Catalogue.mistakes(settings))
        .containsExactly(new Catalogue.Mistake(GreetingSettings.ACTIVE, "beach"));
    assertThat(settings.find(GreetingSettings.ACTIVE)).isEmpty();
    assertThat(settings.with(GreetingSettings.VOICE_MAIL, false).texts())
        .containsEntry("of.tomorrow", "x")
        .containsEntry("voice-mail", "false");
  }
}
