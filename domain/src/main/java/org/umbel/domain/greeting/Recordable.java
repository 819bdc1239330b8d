package org.umbel.domain.greeting;

import java.util.Optional;
import org.umbel.domain.speech.Language;

/// What a person can record, or have spoken from text.
public sealed interface Recordable {

  /// The whole greeting of a profile in one language.
  record ProfileGreeting(Profile profile, Language language) implements Recordable {}

  /// The name alone, for sentences that Umbel speaks.
  record SpokenName() implements Recordable {}

  /// As files and programs call it: `work-de`, `name`.
  default String word() {
    return switch (this) {
      case ProfileGreeting(Profile profile, Language language) ->
          profile.word() + "-" + language.tag();
      case SpokenName() -> "name";
    };
  }

  /// @return empty when nothing is called so
  static Optional<Recordable> of(String word) {
    if (word.equals("name")) {
      return Optional.of(new SpokenName());
    }
    var hyphen = word.lastIndexOf('-');
    if (hyphen < 0) {
      return Optional.empty();
    }
    return Profile.of(word.substring(0, hyphen))
        .flatMap(profile ->
            Language.of(word.substring(hyphen + 1))
                .<Recordable>map(language -> new ProfileGreeting(profile, language)))
        .filter(recordable -> recordable.word().equals(word));
  }
}
