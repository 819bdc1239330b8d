package org.umbel.domain.greeting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.OfficeHours.Moment;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.speech.Language;

/// What a caller hears, may do, and why: a function of [Greeted] alone (CA-3 to CA-10).
///
/// @param profile the one that holds for this call
/// @param language of all that Umbel says in this call
/// @param spoken what greets
/// @param takesMessages whether the caller may leave a message
/// @param transferTo where the caller may be put through to
/// @param transferAnnounced whether Umbel says so, because the greeting does not
/// @param asksLanguage whether the caller is to be asked for the language first, and this be asked
///   again with the answer
/// @param why each step of the decision
public record GreetingChoice(
    Profile profile,
    Language language,
    Spoken spoken,
    boolean takesMessages,
    Optional<PhoneNumber> transferTo,
    boolean transferAnnounced,
    boolean asksLanguage,
    List<Because> why) {

  /// What greets a caller.
  public enum Spoken {
    /// There is no voice box, and it is said.
    DISABLED,
    /// The greeting for everybody.
    GLOBAL,
    /// The person's own one of the profile, in [#ownIn].
    OWN,
    /// A fixed sentence with the recorded name.
    NAME,
    /// A fixed sentence with the number.
    STANDARD
  }

  /// One reason.
  public enum Because {
    VOICE_MAIL_IS_OFF,
    CALLER_IS_INTERNAL,
    INTERNAL_GREETING_IS_MISSING,
    VACATION_HOLDS_AT_ALL_TIMES,
    OUTSIDE_OFFICE_HOURS,
    DURING_A_BREAK,
    PROFILE_WAS_CHOSEN,
    LANGUAGE_OF_THE_COUNTRY,
    LANGUAGE_WAS_ASKED,
    LANGUAGE_OF_THE_BOX,
    GLOBAL_GREETING_FOR_ALL,
    GLOBAL_GREETING_INSTEAD_OF_NONE,
    OWN_GREETING,
    OWN_GREETING_OF_ANOTHER_LANGUAGE,
    NAME_IN_A_FIXED_SENTENCE,
    NOTHING_RECORDED
  }

  public static GreetingChoice of(Greeted greeted) {
    return new Decision(greeted).choice();
  }

  /// One decision under way.
  private static final class Decision {
    private final Greeted greeted;
    private final List<Because> why = new ArrayList<>();

    Decision(Greeted greeted) {
      this.greeted = greeted;
    }

    GreetingChoice choice() {
      var profile = profile();
      var wanted = language();
      if (!greeted.settings().value(GreetingSettings.VOICE_MAIL)) {
        why.add(Because.VOICE_MAIL_IS_OFF);
        return new GreetingChoice(
            profile, wanted, Spoken.DISABLED, false, Optional.empty(), false, false, why);
      }
      var spoken = spoken(profile, wanted);
      var language = spoken == Spoken.OWN ? ownIn(profile, wanted).orElse(wanted) : wanted;
      return new GreetingChoice(
          profile,
          language,
          spoken,
          greeted.settings().value(GreetingSettings.takesMessages(profile)),
          greeted.settings().value(GreetingSettings.transferTo(profile)),
          announced(spoken),
          asks(spoken),
          List.copyOf(why));
    }

    private Profile profile() {
      var settings = greeted.settings();
      if (greeted.internal() && settings.value(GreetingSettings.INTERNAL)) {
        if (Arrays.stream(Language.values()).anyMatch(recorded(Profile.INTERNAL))) {
          return because(Because.CALLER_IS_INTERNAL, Profile.INTERNAL);
        }
        why.add(Because.INTERNAL_GREETING_IS_MISSING);
      }
      var active = settings.value(GreetingSettings.ACTIVE);
      if (active == Profile.VACATION) {
        return because(Because.VACATION_HOLDS_AT_ALL_TIMES, active);
      }
      var moment = settings.value(GreetingSettings.OFFICE_HOURS).moment(greeted.at());
      var outside = settings.value(GreetingSettings.OUTSIDE);
      if (moment == Moment.OUTSIDE && outside.isPresent()) {
        return because(Because.OUTSIDE_OFFICE_HOURS, outside.get());
      }
      var pause = settings.value(GreetingSettings.BREAK);
      if (moment == Moment.BREAK && pause.isPresent()) {
        return because(Because.DURING_A_BREAK, pause.get());
      }
      return because(Because.PROFILE_WAS_CHOSEN, active);
    }

    private Language language() {
      var settings = greeted.settings();
      var box = settings.value(GreetingSettings.LANGUAGE).orElse(greeted.language());
      return switch (settings.value(GreetingSettings.CALLER_LANGUAGE)) {
        case OFF -> because(Because.LANGUAGE_OF_THE_BOX, box);
        case BY_NUMBER ->
            greeted.from().stream()
                .flatMap(number ->
                    CountryLanguage.of(number, settings.value(GreetingSettings.COUNTRIES)).stream())
                .findFirst()
                .map(language -> because(Because.LANGUAGE_OF_THE_COUNTRY, language))
                .orElseGet(() -> because(Because.LANGUAGE_OF_THE_BOX, box));
        case ASKED ->
            greeted
                .asked()
                .map(language -> because(Because.LANGUAGE_WAS_ASKED, language))
                .orElseGet(() -> because(Because.LANGUAGE_OF_THE_BOX, box));
      };
    }

    private Spoken spoken(Profile profile, Language wanted) {
      var global =
          greeted.global()
              ? greeted.settings().value(GreetingSettings.GLOBAL)
              : GlobalGreeting.NEVER;
      if (global == GlobalGreeting.ALWAYS) {
        return because(Because.GLOBAL_GREETING_FOR_ALL, Spoken.GLOBAL);
      }
      if (greeted.settings().value(GreetingSettings.KIND) == GreetingKind.INDIVIDUAL) {
        var own = ownIn(profile, wanted);
        if (own.isPresent()) {
          var same = own.get() == wanted;
          return because(
              same ? Because.OWN_GREETING : Because.OWN_GREETING_OF_ANOTHER_LANGUAGE, Spoken.OWN);
        }
      }
      if (global == GlobalGreeting.WHEN_MISSING && !named()) {
        return because(Because.GLOBAL_GREETING_INSTEAD_OF_NONE, Spoken.GLOBAL);
      }
      return named()
          ? because(Because.NAME_IN_A_FIXED_SENTENCE, Spoken.NAME)
          : because(Because.NOTHING_RECORDED, Spoken.STANDARD);
    }

    /// A greeting in another language is still more of the person than a fixed sentence: that of
    /// the box comes before any other.
    private Optional<Language> ownIn(Profile profile, Language wanted) {
      var box = greeted.settings().value(GreetingSettings.LANGUAGE).orElse(greeted.language());
      return Stream.concat(Stream.of(wanted, box), Arrays.stream(Language.values()))
          .filter(recorded(profile))
          .findFirst();
    }

    private Predicate<Language> recorded(Profile profile) {
      return language -> greeted.recorded().contains(new ProfileGreeting(profile, language));
    }

    private boolean named() {
      return greeted.recorded().contains(new SpokenName());
    }

    /// Only an own greeting can speak of the transfer itself.
    private boolean announced(Spoken spoken) {
      var announcer = greeted.settings().value(GreetingSettings.TRANSFER_ANNOUNCER);
      return spoken != Spoken.OWN || announcer == TransferAnnouncer.PERSON_AND_SYSTEM;
    }

    /// A greeting for everybody has all its languages in it.
    private boolean asks(Spoken spoken) {
      return spoken != Spoken.GLOBAL
          && greeted.asked().isEmpty()
          && greeted.settings().value(GreetingSettings.CALLER_LANGUAGE) == CallerLanguage.ASKED;
    }

    private <T> T because(Because reason, T decided) {
      why.add(reason);
      return decided;
    }
  }
}
