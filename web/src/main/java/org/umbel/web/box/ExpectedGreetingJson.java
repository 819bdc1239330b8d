package org.umbel.web.box;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingChoice;
import org.umbel.domain.greeting.GreetingChoice.Because;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;
import org.umbel.web.page.Words;

/// A choice of what a caller hears, with its reasons, as programs and people read it.
final class ExpectedGreetingJson {
  private ExpectedGreetingJson() {}

  static JsonObject of(
      GreetingChoice choice, Person person, Optional<PhoneNumber> caller, LocalDateTime at) {
    var answer =
        Json.PROVIDER
            .createObjectBuilder()
            .add("extension", person.extension().digits())
            .add("at", at.toString())
            .add("profile", choice.profile().word())
            .add("language", choice.language().tag())
            .add("spoken", Words.key(choice.spoken()))
            .add("takesMessages", choice.takesMessages())
            .add("transferAnnounced", choice.transferAnnounced())
            .add("asksLanguage", choice.asksLanguage())
            .add("why", why(choice.why()));
    caller.ifPresent(number -> answer.add("caller", number.digits()));
    recording(choice).ifPresent(word -> answer.add("recording", word));
    choice.transferTo().ifPresent(number -> answer.add("transferTo", number.digits()));
    return answer.build();
  }

  /// As the paths of recordings have it.
  private static Optional<String> recording(GreetingChoice choice) {
    return switch (choice.spoken()) {
      case OWN -> Optional.of(new ProfileGreeting(choice.profile(), choice.language()).word());
      case NAME -> Optional.of(new SpokenName().word());
      case GLOBAL -> Optional.of("everybody");
      case STANDARD, DISABLED -> Optional.empty();
    };
  }

  private static JsonArrayBuilder why(List<Because> reasons) {
    var all = Json.PROVIDER.createArrayBuilder();
    for (var reason : reasons) {
      all.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("reason", Words.key(reason))
              .add("words", words(reason)));
    }
    return all;
  }

  private static String words(Because reason) {
    return switch (reason) {
      case VOICE_MAIL_IS_OFF -> "The person has no voice box.";
      case CALLER_IS_INTERNAL ->
          "The caller belongs to the company and hears the internal profile.";
      case INTERNAL_GREETING_IS_MISSING ->
          "The caller belongs to the company, but nothing is recorded for the internal profile.";
      case VACATION_HOLDS_AT_ALL_TIMES ->
          "The person is on vacation, whatever the office hours say.";
      case OUTSIDE_OFFICE_HOURS -> "It is outside office hours, which have a profile of their own.";
      case DURING_A_BREAK -> "It is during a break, which has a profile of its own.";
      case PROFILE_WAS_CHOSEN -> "The person has chosen this profile.";
      case LANGUAGE_OF_THE_COUNTRY -> "The caller's number is of a country with this language.";
      case LANGUAGE_WAS_ASKED -> "The caller was asked and has chosen this language.";
      case LANGUAGE_OF_THE_BOX -> "It is the language of the voice box.";
      case GLOBAL_GREETING_FOR_ALL -> "The greeting for everybody is played for all.";
      case GLOBAL_GREETING_INSTEAD_OF_NONE ->
          "The person has recorded nothing for this, so the greeting for everybody is played.";
      case OWN_GREETING -> "The person has recorded a greeting for this profile and language.";
      case OWN_GREETING_OF_ANOTHER_LANGUAGE ->
          "The person has recorded a greeting for this profile in another language only.";
      case NAME_IN_A_FIXED_SENTENCE -> "The recorded name is put into a fixed sentence.";
      case NOTHING_RECORDED -> "Nothing is recorded, so a fixed sentence tells the number.";
    };
  }
}
