package org.umbel.domain.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.domain.greeting.GreetingChoice.Because.CALLER_IS_INTERNAL;
import static org.umbel.domain.greeting.GreetingChoice.Because.INTERNAL_GREETING_IS_MISSING;
import static org.umbel.domain.greeting.GreetingChoice.Because.LANGUAGE_OF_THE_BOX;
import static org.umbel.domain.greeting.GreetingChoice.Because.NOTHING_RECORDED;
import static org.umbel.domain.greeting.GreetingChoice.Because.OWN_GREETING_OF_ANOTHER_LANGUAGE;
import static org.umbel.domain.greeting.GreetingChoice.Because.PROFILE_WAS_CHOSEN;
import static org.umbel.domain.speech.Language.ENGLISH;
import static org.umbel.domain.speech.Language.GERMAN;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingChoice.Spoken;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.Language;

class GreetingChoiceTest {
  // a Wednesday
  private static final LocalDateTime WORKING = LocalDateTime.of(2026, 11, 18, 10, 0);
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 18, 12, 30);
  private static final LocalDateTime EVENING = LocalDateTime.of(2026, 11, 18, 20, 0);

  private BoxSettings own = BoxSettings.NONE;
  private BoxSettings system = BoxSettings.NONE;
  private boolean internal;
  private boolean global;
  private Optional<PhoneNumber> caller = Optional.of(new PhoneNumber("+442071234567"));
  private Optional<Language> asked = Optional.empty();
  private LocalDateTime at = WORKING;
  private final Set<Recordable> recorded = new HashSet<>();

  private <T> void own(BoxSetting<T> setting, T value) {
    own = own.with(setting, value);
  }

  private void recorded(Profile profile, Language language) {
    recorded.add(new ProfileGreeting(profile, language));
  }

  private GreetingChoice choice() {
    return GreetingChoice.of(
        new Greeted(
            new Settings(own, system),
            ENGLISH,
            internal,
            caller.stream().filter(PhoneNumber::international).toList(),
            asked,
            at,
            recorded,
            global));
  }

  @Test
  void nothingRecordedSaysTheNumberAndTakesAMessage() {
    assertThat(choice())
        .isEqualTo(
            new GreetingChoice(
                Profile.WORK,
                ENGLISH,
                Spoken.STANDARD,
                true,
                Optional.empty(),
                true,
                false,
                List.of(PROFILE_WAS_CHOSEN, LANGUAGE_OF_THE_BOX, NOTHING_RECORDED)));
  }

  @Test
  void aNameAloneIsPutIntoAFixedSentence() {
    recorded.add(new SpokenName());

    assertThat(choice().spoken()).isEqualTo(Spoken.NAME);
  }

  @Test
  void aBoxThatIsOffTakesNothingWhateverIsRecorded() {
    own(GreetingSettings.VOICE_MAIL, false);
    recorded(Profile.WORK, ENGLISH);

    assertThat(choice().spoken()).isEqualTo(Spoken.DISABLED);
    assertThat(choice().takesMessages()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // chosen, outside, break, time, holds
    "WORK, HOME, MOBILE, working, WORK",
    "WORK, HOME, MOBILE, noon, MOBILE",
    "WORK, HOME, MOBILE, evening, HOME",
    "CUSTOM_1, , MOBILE, evening, CUSTOM_1",
    "CUSTOM_1, HOME, , noon, CUSTOM_1",
    "VACATION, HOME, MOBILE, working, VACATION",
    "VACATION, HOME, MOBILE, noon, VACATION",
    "VACATION, HOME, MOBILE, evening, VACATION",
  })
  void theProfileFollowsTheHoursButVacationDoesNot(
      Profile chosen, Profile outside, Profile pause, String time, Profile holds) {
    own(GreetingSettings.ACTIVE, chosen);
    own(GreetingSettings.OUTSIDE, Optional.ofNullable(outside));
    own(GreetingSettings.BREAK, Optional.ofNullable(pause));
    own(
        GreetingSettings.OFFICE_HOURS,
        new OfficeHoursForm().read("mon-fri 08:00-17:00 break 12:00-13:00").orElseThrow());
    at = time.equals("working") ? WORKING : time.equals("noon") ? NOON : EVENING;

    assertThat(choice().profile()).isEqualTo(holds);
  }

  @Test
  void aColleagueHearsTheInternalGreetingEvenOnVacation() {
    internal = true;
    own(GreetingSettings.ACTIVE, Profile.VACATION);
    recorded(Profile.INTERNAL, ENGLISH);

    assertThat(choice().profile()).isEqualTo(Profile.INTERNAL);
    assertThat(choice().why()).startsWith(CALLER_IS_INTERNAL);
  }

  @Test
  void aColleagueIsGreetedAsEverybodyWhereThereIsNoInternalGreetingOrItIsSwitchedOff() {
    internal = true;
    recorded(Profile.WORK, ENGLISH);
    assertThat(choice().profile()).isEqualTo(Profile.WORK);
    assertThat(choice().why()).startsWith(INTERNAL_GREETING_IS_MISSING);

    recorded(Profile.INTERNAL, ENGLISH);
    system = system.with(GreetingSettings.INTERNAL, false);
    assertThat(choice().profile()).isEqualTo(Profile.WORK);
  }

  @ParameterizedTest
  @CsvSource({
    // how, caller, asked, language
    "OFF, +4930123456, , ENGLISH",
    "BY_NUMBER, +4930123456, , GERMAN",
    "BY_NUMBER, +442071234567, , ENGLISH",
    "BY_NUMBER, 4001, , ENGLISH",
    "BY_NUMBER, , , ENGLISH",
    "ASKED, +442071234567, GERMAN, GERMAN",
    "ASKED, +4930123456, ENGLISH, ENGLISH",
    "ASKED, +4930123456, , ENGLISH",
  })
  void theLanguageIsFoundAsItIsSet(
      CallerLanguage how, String number, Language answer, Language language) {
    own(GreetingSettings.CALLER_LANGUAGE, how);
    caller = Optional.ofNullable(number).map(PhoneNumber::new);
    asked = Optional.ofNullable(answer);
    recorded(Profile.WORK, ENGLISH);
    recorded(Profile.WORK, GERMAN);

    assertThat(choice().language()).isEqualTo(language);
    assertThat(choice().asksLanguage()).isEqualTo(how == CallerLanguage.ASKED && answer == null);
  }

  @Test
  void theLongestCountryCodeDecides() {
    system =
        system.with(
            GreetingSettings.COUNTRIES,
            List.of(
                new CountryLanguage(new PhoneNumber("+41"), GERMAN),
                new CountryLanguage(new PhoneNumber("+4122"), ENGLISH)));
    own(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.BY_NUMBER);
    own(GreetingSettings.LANGUAGE, Optional.of(GERMAN));
    caller = Optional.of(new PhoneNumber("+41227654321"));

    assertThat(choice().language()).isEqualTo(ENGLISH);
  }

  @Test
  void anOwnGreetingOfAnotherLanguageComesBeforeAFixedSentence() {
    own(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.BY_NUMBER);
    caller = Optional.of(new PhoneNumber("+4930123456"));
    recorded(Profile.WORK, ENGLISH);

    assertThat(choice().spoken()).isEqualTo(Spoken.OWN);
    assertThat(choice().language()).isEqualTo(ENGLISH);
    assertThat(choice().why()).contains(OWN_GREETING_OF_ANOTHER_LANGUAGE);
  }

  @Test
  void theGreetingOfAnotherProfileIsNotPlayed() {
    own(GreetingSettings.ACTIVE, Profile.HOME);
    recorded(Profile.WORK, ENGLISH);

    assertThat(choice().spoken()).isEqualTo(Spoken.STANDARD);
  }

  @ParameterizedTest
  @CsvSource({
    // when, recorded by the person, there is one, what is heard
    "NEVER, nothing, true, STANDARD",
    "NEVER, greeting, true, OWN",
    "WHEN_MISSING, nothing, true, GLOBAL",
    "WHEN_MISSING, name, true, NAME",
    "WHEN_MISSING, greeting, true, OWN",
    "WHEN_MISSING, nothing, false, STANDARD",
    "ALWAYS, greeting, true, GLOBAL",
    "ALWAYS, nothing, true, GLOBAL",
    "ALWAYS, greeting, false, OWN",
  })
  void theGreetingForEverybodyIsPlayedWhenItIsSetAndThere(
      GlobalGreeting when, String own, boolean there, Spoken heard) {
    system = system.with(GreetingSettings.GLOBAL, when);
    global = there;
    if (own.equals("greeting")) {
      recorded(Profile.WORK, ENGLISH);
    } else if (own.equals("name")) {
      recorded.add(new SpokenName());
    }

    assertThat(choice().spoken()).isEqualTo(heard);
  }

  @Test
  void whoeverMayOnlyRecordTheNameIsNotHeardInAGreetingOfItsOwn() {
    own(GreetingSettings.KIND, GreetingKind.PERSONALIZED);
    recorded(Profile.WORK, ENGLISH);
    recorded.add(new SpokenName());

    assertThat(choice().spoken()).isEqualTo(Spoken.NAME);
  }

  @Test
  void whatCallersMayDoIsThatOfTheProfile() {
    own(GreetingSettings.ACTIVE, Profile.VACATION);
    own(GreetingSettings.takesMessages(Profile.VACATION), false);
    own(GreetingSettings.transferTo(Profile.VACATION), Optional.of(new PhoneNumber("4001")));

    assertThat(choice().takesMessages()).isFalse();
    assertThat(choice().transferTo()).contains(new PhoneNumber("4001"));
  }

  @Test
  void onlyAnOwnGreetingSpeaksOfTheTransferItself() {
    own(GreetingSettings.transferTo(Profile.WORK), Optional.of(new PhoneNumber("4001")));
    assertThat(choice().transferAnnounced()).isTrue();

    recorded(Profile.WORK, ENGLISH);
    assertThat(choice().transferAnnounced()).isFalse();

    own(GreetingSettings.TRANSFER_ANNOUNCER, TransferAnnouncer.PERSON_AND_SYSTEM);
    assertThat(choice().transferAnnounced()).isTrue();
  }

  @Test
  void nobodyIsAskedForALanguageBeforeAGreetingThatHasThemAll() {
    own(GreetingSettings.CALLER_LANGUAGE, CallerLanguage.ASKED);
    system = system.with(GreetingSettings.GLOBAL, GlobalGreeting.ALWAYS);
    global = true;

    assertThat(choice().asksLanguage()).isFalse();
  }
}
