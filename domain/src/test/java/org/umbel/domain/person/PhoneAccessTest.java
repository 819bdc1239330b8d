package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.AccessSettings.From;
import org.umbel.domain.person.AccessSettings.PhoneRule;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.Language;

class PhoneAccessTest {
  private static final PhoneNumber TRUSTED = new PhoneNumber("+49301112");
  private static final PhoneNumber KNOWN = new PhoneNumber("+49301113");
  private static final Sites SITES =
      new Sites(
          List.of(),
          new Site("berlin", "+49", "30", "123", "0", List.of(), List.of()),
          _ -> Optional.empty());
  private static final Person ANNA =
      new Person(
              new Extension("4000"),
              "Anna Berg",
              Optional.empty(),
              Language.ENGLISH,
              List.of(),
              true)
          .withMobile(new PhoneNumber("+491701234567"));

  @ParameterizedTest
  @CsvSource({
    // from, office, mobile, caller, access
    "EVERYWHERE, NONE, NONE, 4000, WITH_PIN",
    "EVERYWHERE, NONE, NONE, +442071234567, WITH_PIN",
    "EVERYWHERE, NONE, NONE, , WITH_PIN",
    "EVERYWHERE, WITHOUT_PIN, NONE, 4000, WITHOUT_PIN",
    "EVERYWHERE, WITHOUT_PIN, NONE, +491701234567, WITH_PIN",
    "EVERYWHERE, NONE, WITHOUT_PIN, +491701234567, WITHOUT_PIN",
    "EVERYWHERE, WITHOUT_PIN, WITHOUT_PIN, , WITH_PIN",
    "NOWHERE, NONE, NONE, 4000, REFUSED",
    "NOWHERE, WITH_PIN, NONE, 4000, WITH_PIN",
    "NOWHERE, WITH_PIN, NONE, +491701234567, REFUSED",
    "NOWHERE, NONE, WITH_PIN, +491701234567, WITH_PIN",
    "NOWHERE, WITHOUT_PIN, WITHOUT_PIN, , REFUSED",
    "NOWHERE, NONE, NONE, +49301112, WITHOUT_PIN",
    "NOWHERE, NONE, NONE, +49301113, WITH_PIN",
    "EVERYWHERE, NONE, NONE, +49301112, WITHOUT_PIN",
    // as the site's phones show numbers
    "NOWHERE, WITH_PIN, NONE, +49301234000, WITH_PIN",
    "NOWHERE, NONE, WITH_PIN, 01701234567, WITH_PIN",
    "NOWHERE, NONE, WITH_PIN, 001701234567, WITH_PIN",
    "NOWHERE, NONE, WITH_PIN, 00491701234567, WITH_PIN",
    "NOWHERE, NONE, WITH_PIN, 1701234567, REFUSED",
    "NOWHERE, NONE, NONE, 01112, WITHOUT_PIN",
  })
  void aPhoneOpensTheBoxAsItIsSet(
      From from, PhoneRule office, PhoneRule mobile, String caller, PhoneAccess access) {
    var settings =
        Settings.STANDARD
            .with(AccessSettings.FROM, from)
            .with(AccessSettings.OFFICE, office)
            .with(AccessSettings.MOBILE, mobile)
            .with(
                AccessSettings.OTHERS,
                List.of(new KnownPhone(TRUSTED, true), new KnownPhone(KNOWN, false)));

    assertThat(
            PhoneAccess.of(
                settings, ANNA, SITES, Optional.ofNullable(caller).map(PhoneNumber::new)))
        .isEqualTo(access);
  }

  @Test
  void whoeverHasNoAccessHasItFromNoPhone() {
    var settings =
        Settings.STANDARD
            .with(AccessSettings.ACCESS, Access.NONE)
            .with(AccessSettings.OFFICE, PhoneRule.WITHOUT_PIN);

    assertThat(PhoneAccess.of(settings, ANNA, SITES, Optional.of(new PhoneNumber("4000"))))
        .isEqualTo(PhoneAccess.REFUSED);
  }
}
