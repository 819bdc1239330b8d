package org.umbel.domain.settings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.catalogue.OfferedProfiles.Mistake;

class OfferedProfilesTest {
  private static final BoxSettings TWO =
      BoxSettings.NONE.with(GreetingSettings.OFFERED, List.of(Profile.WORK, Profile.HOME));
  private static final String THE_TWO = "work or home, the profiles that are offered";

  @Test
  void whatIsSetWithoutAWordOfProfilesGoesTogether() {
    assertThat(OfferedProfiles.mistakes(BoxSettings.NONE)).isEmpty();
    assertThat(OfferedProfiles.mistakes(TWO)).isEmpty();
  }

  @Test
  void aProfileThatHoldsByTheHoursIsOffered() {
    var set =
        TWO.with(GreetingSettings.OUTSIDE, Optional.of(Profile.MOBILE))
            .with(GreetingSettings.BREAK, Optional.of(Profile.HOME));

    assertThat(OfferedProfiles.mistakes(set))
        .containsExactly(new Mistake("office-hours.outside", "mobile", THE_TWO));
  }

  @Test
  void theProfileThatHoldsFromTheBeginningIsOfferedToo() {
    var set = BoxSettings.NONE.with(GreetingSettings.OFFERED, List.of(Profile.HOME));

    assertThat(OfferedProfiles.mistakes(set))
        .containsExactly(
            new Mistake("profile.active", "work", "home, the profiles that are offered"));
  }

  @Test
  void withoutAnyThereIsNothingToName() {
    var set = BoxSettings.NONE.with(GreetingSettings.OFFERED, List.of());

    assertThat(OfferedProfiles.mistakes(set))
        .containsExactly(
            new Mistake("profile.active", "work", "none, for no profiles are offered"));
  }
}
