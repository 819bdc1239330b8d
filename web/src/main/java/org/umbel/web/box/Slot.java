package org.umbel.web.box;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// A place for one recording: somebody's, or that for everybody.
///
/// @param word as paths have it
/// @param language in which a text is read for it
record Slot(
    String word,
    Language language,
    Supplier<Optional<ByteBuffer>> sound,
    Supplier<Greetings.Draft> draft,
    Runnable deletion) {

  static Slot of(Greetings greetings, Person person, Recordable what) {
    var owner = person.extension();
    var language =
        switch (what) {
          case ProfileGreeting(var _, var of) -> of;
          case SpokenName() -> person.language();
        };
    return new Slot(
        what.word(),
        language,
        () -> greetings.find(owner, what),
        () -> greetings.draft(owner, what),
        () -> greetings.delete(owner, what));
  }

  static Slot forEverybody(Greetings greetings) {
    return new Slot(
        "everybody",
        Language.ENGLISH,
        greetings::forEverybody,
        greetings::draftForEverybody,
        greetings::deleteForEverybody);
  }

  Optional<ByteBuffer> find() {
    return sound.get();
  }

  /// Puts a sound into use in place of the former one; on disk when this returns.
  void keep(ShortBuffer samples) {
    try (var next = draft.get()) {
      next.sink().write(samples.duplicate());
      next.keep();
    }
  }

  void delete() {
    deletion.run();
  }
}
