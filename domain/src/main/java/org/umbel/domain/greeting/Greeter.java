package org.umbel.domain.greeting;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.Language;

/// Chooses what a caller hears of a person (CA-3 to CA-10) out of all that is known at the moment:
/// the one way for calls and for those who ask what a caller would hear. Safe for all threads;
/// waits for the settings' vault and the disk.
///
/// @param sites tell callers of the own company from others, and where others call from
/// @param zone in which office hours are meant
public record Greeter(
    People people,
    VoiceBoxSettings settings,
    Greetings greetings,
    Sites sites,
    InstantSource clock,
    ZoneId zone) {

  /// The choice for somebody who calls now.
  ///
  /// @param caller empty when the number is hidden
  /// @param asked the language the caller has chosen, once it has been asked
  public GreetingChoice choose(
      Person person, Optional<PhoneNumber> caller, Optional<Language> asked) {
    return choose(person, caller, asked, now());
  }

  /// The choice for somebody who would call at another time.
  ///
  /// @param at in the server's time zone
  public GreetingChoice choose(
      Person person, Optional<PhoneNumber> caller, Optional<Language> asked, LocalDateTime at) {
    var set = settings.of(person.extension());
    return GreetingChoice.of(
        new Greeted(
            person.voiceMail() ? set : set.with(GreetingSettings.VOICE_MAIL, false),
            person.language(),
            caller.filter(number -> internal(person, number)).isPresent(),
            caller.map(number -> sites.origins(person.extension(), number)).orElse(List.of()),
            asked,
            at,
            greetings.recorded(person.extension()),
            greetings.forEverybody().isPresent()));
  }

  /// Phones without a person, such as those of meeting rooms, are of the company, too.
  private boolean internal(Person person, PhoneNumber caller) {
    return people.byNumber(caller).isPresent() || sites.ours(person.extension(), caller);
  }

  /// The time where the server is.
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), zone);
  }
}
