package org.umbel.domain.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.ExtensionRange;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Site;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;

class GreeterTest {
  private static final Person ANNA =
      new Person(
          new Extension("4100"), "Anna Berg", Optional.empty(), Language.ENGLISH, List.of(), true);
  private static final Sites MUNICH =
      new Sites(
          List.of(
              new Site(
                  "muc",
                  "+49",
                  "89",
                  "55",
                  "0",
                  List.of(ExtensionRange.parse("4100-4199").orElseThrow()),
                  List.of())),
          Site.of(Optional.empty()),
          _ -> Optional.empty());

  private Instant now = Instant.parse("2026-11-18T09:00:00Z");
  private BoxSettings own = BoxSettings.NONE;
  private Sites sites = MUNICH;

  private <T> void own(BoxSetting<T> setting, T value) {
    own = own.with(setting, value);
  }

  private GreetingChoice choice(@Nullable String caller) {
    var greeter =
        new Greeter(
            new OneResident(),
            new VoiceBoxSettings(new Vault(), _ -> own, () -> BoxSettings.NONE, _ -> {}),
            new InternalGreeting(),
            sites,
            () -> now,
            ZoneId.of("Europe/Berlin"));
    return greeter.choose(
        ANNA, Optional.ofNullable(caller).map(PhoneNumber::new), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    // on 29 March clocks go from 2:00 to 3:00, on 25 October from 3:00 to 2:00; both are Sundays
    "2026-03-29T00:59:00Z, HOME", // 1:59
    "2026-03-29T01:00:00Z, WORK", // 3:00
    "2026-03-29T03:59:00Z, WORK", // 5:59
    "2026-03-29T04:00:00Z, HOME", // 6:00
    "2026-10-25T00:29:00Z, HOME", // 2:29 for the first time
    "2026-10-25T00:30:00Z, WORK", // 2:30 for the first time
    "2026-10-25T01:00:00Z, HOME", // 2:00 for the second time
    "2026-10-25T01:30:00Z, WORK", // 2:30 for the second time
  })
  void hoursAreMeantAsClocksShowThem(String time, Profile holds) {
    own(GreetingSettings.OFFICE_HOURS, new OfficeHoursForm().read("sun 02:30-06:00").orElseThrow());
    own(GreetingSettings.OUTSIDE, Optional.of(Profile.HOME));
    now = Instant.parse(time);

    assertThat(choice("+33123").profile()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "hidden",
      value = {
        // shown at Anna's phone
        "4100, INTERNAL",
        "4177, INTERNAL", // a meeting room, which is nobody
        "+4989554177, INTERNAL",
        "089554177, INTERNAL",
        "0089554177, INTERNAL",
        "4277, VACATION",
        "+498955, VACATION",
        "+4989564177, VACATION",
        "hidden, VACATION",
      })
  void allPhonesOfTheCompanyAreInternalEvenInVacation(@Nullable String caller, Profile profile) {
    own(GreetingSettings.ACTIVE, Profile.VACATION);

    assertThat(choice(caller).profile()).isEqualTo(profile);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "hidden",
      value = {
        "+491701234, GERMAN",
        "00491701234, GERMAN",
        "01701234, GERMAN", // within the country
        "001701234, GERMAN", // the same behind the digit for outside
        "0004312345, GERMAN", // Austria behind it
        "000331234, ENGLISH",
        "+12125551234, ENGLISH",
        "hidden, ENGLISH",
      })
  void theLanguageFollowsTheCountryHoweverTheNumberIsShown(
      @Nullable String caller, Language language) {
    own(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.BY_NUMBER);

    assertThat(choice(caller).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"01701234, GERMAN", "00331234, ENGLISH", "+491701234, GERMAN"})
  void theNumberOfTheOnlySiteTellsItsCountry(String caller, Language language) {
    sites = Sites.one(Optional.of("+4930123"));
    own(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.BY_NUMBER);

    assertThat(choice(caller).language()).isEqualTo(language);
  }

  private record OneResident() implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return Optional.of(ANNA).filter(anna -> anna.extension().equals(extension));
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }

    @Override
    public Collection<Person> all() {
      return List.of(ANNA);
    }
  }

  private record Vault() implements SettingsVault {
    @Override
    public BoxSettings find(Extension owner) {
      return BoxSettings.NONE;
    }

    @Override
    public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
      throw new UnsupportedOperationException("nothing is set here");
    }
  }

  /// Anna greets callers of the company in words of her own.
  private record InternalGreeting() implements Greetings {
    @Override
    public Optional<ByteBuffer> find(Extension owner, Recordable what) {
      return Optional.empty();
    }

    @Override
    public Set<Recordable> recorded(Extension owner) {
      return Set.of(new ProfileGreeting(Profile.INTERNAL, Language.ENGLISH));
    }

    @Override
    public void delete(Extension owner, Recordable what) {
      throw new UnsupportedOperationException("nothing is deleted here");
    }

    @Override
    public Draft draft(Extension owner, Recordable what) {
      throw new UnsupportedOperationException("nothing is recorded here");
    }

    @Override
    public Optional<ByteBuffer> forEverybody() {
      return Optional.empty();
    }

    @Override
    public Draft draftForEverybody() {
      throw new UnsupportedOperationException("nothing is recorded here");
    }

    @Override
    public void deleteForEverybody() {
      throw new UnsupportedOperationException("nothing is deleted here");
    }
  }
}
