package org.umbel.flows;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.umbel.domain.call.Caller;
import org.umbel.domain.greeting.Greeter;
import org.umbel.domain.greeting.GreetingChoice;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.NameCannotAnswer;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.VoiceBoxOf;

/// What a caller hears of a person at a moment (CA-3 to CA-8).
///
/// One object serves all calls; each runs on the thread of its call.
final class BoxGreeting {
  private final Services services;
  private final Greeter greeter;

  BoxGreeting(Services services) {
    this.services = services;
    this.greeter =
        new Greeter(
            services.people(),
            services.settings(),
            services.greetings(),
            services.sites(),
            services.clock(),
            services.zone());
  }

  /// @param asked the language the caller has chosen, once it has been asked
  GreetingChoice choose(Caller caller, Person person, Optional<Language> asked) {
    return greeter.choose(person, caller.number(), asked);
  }

  /// A recording that cannot be played is as if there were none.
  Phrase[] phrases(GreetingChoice choice, Person person) {
    var recorded =
        switch (choice.spoken()) {
          case OWN -> own(person, new ProfileGreeting(choice.profile(), choice.language()));
          case GLOBAL -> readable(services.greetings()::forEverybody);
          case NAME, STANDARD, DISABLED -> Optional.<Recorded>empty();
        };
    return recorded.isPresent()
        ? new Phrase[] {recorded.get()}
        : Stream.concat(Stream.of(opening(person)), ending(choice).stream()).toArray(Phrase[]::new);
  }

  private Optional<Recorded> own(Person person, Recordable what) {
    return readable(() -> services.greetings().find(person.extension(), what));
  }

  private Optional<Recorded> readable(Supplier<Optional<ByteBuffer>> recording) {
    try {
      return recording.get().flatMap(services.sounds()::read).map(Recorded::new);
    } catch (RecordingUnavailable unreadable) {
      return Optional.empty();
    }
  }

  private Phrase opening(Person person) {
    return own(person, new SpokenName())
        .<Phrase>map(NameCannotAnswer::new)
        .orElseGet(() -> new VoiceBoxOf(number(person)));
  }

  /// Nothing where what a caller can do is told next.
  private static Optional<Phrase> ending(GreetingChoice choice) {
    if (!choice.takesMessages()) {
      return Optional.of(Prompt.NO_MESSAGE_TAKEN);
    }
    return choice.transferTo().isPresent() && choice.transferAnnounced()
        ? Optional.empty()
        : Optional.of(Prompt.LEAVE_MESSAGE_AFTER_TONE);
  }

  private String number(Person person) {
    return switch (services.settings().of(person.extension()).value(GreetingSettings.NUMBER)) {
      case EXTENSION -> person.extension().digits();
      case CANONICAL -> services.sites().canonical(person.extension()).digits();
    };
  }
}
