package org.umbel.flows;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.greeting.Greetings.Draft;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.greeting.RecordingUnavailable;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// A person's own greetings and name: recorded, listened to, deleted (TU-9).
final class OwnRecordings {
  private static final List<Option> REVIEW =
      List.of(Option.ACCEPT, Option.LISTEN_TO_RECORDING, Option.RECORD_AGAIN, Option.CANCEL);

  private final Services services;
  private final Conversation talk;
  private final Person person;
  private boolean accepted;

  OwnRecordings(Services services, Conversation talk, Person person) {
    this.services = services;
    this.talk = talk;
    this.person = person;
  }

  void deleteAll() {
    for (var what : services.greetings().recorded(person.extension())) {
      services.greetings().delete(person.extension(), what);
    }
    talk.say(Prompt.ALL_GREETINGS_DELETED);
  }

  private static boolean isGreeting(Recordable what) {
    return what instanceof ProfileGreeting;
  }

  void hear(Recordable what) {
    hear(place(what));
  }

  void hearForEverybody() {
    hear(everybody());
  }

  private void hear(Place place) {
    var sound = place.sound().get().flatMap(services.sounds()::read);
    if (sound.isEmpty()) {
      talk.say(place.greeting() ? Prompt.NO_OWN_GREETING : Prompt.NO_RECORDED_NAME);
      return;
    }
    talk.say(place.greeting() ? Prompt.YOUR_GREETING : Prompt.YOUR_NAME, new Recorded(sound.get()));
  }

  private static Prompt missing(Recordable what) {
    return isGreeting(what) ? Prompt.NO_OWN_GREETING : Prompt.NO_RECORDED_NAME;
  }

  void delete(Recordable what) {
    if (!services.greetings().recorded(person.extension()).contains(what)) {
      talk.say(missing(what));
      return;
    }
    services.greetings().delete(person.extension(), what);
    talk.say(isGreeting(what) ? Prompt.GREETING_DELETED : Prompt.NAME_DELETED);
  }

  /// Records, as often as the person wants, until it is accepted or dropped.
  void record(Recordable what) {
    record(place(what));
  }

  void recordForEverybody() {
    record(everybody());
  }

  /// Whether something recorded was accepted, and is in use now.
  boolean accepted() {
    return accepted;
  }

  private void record(Place place) {
    var again = true;
    while (again) {
      try (var draft = place.draft().get()) {
        again = recordInto(draft, place.greeting());
      } catch (RecordingUnavailable refused) {
        talk.say(Prompt.CANNOT_RECORD_NOW);
        again = false;
      }
    }
  }

  /// @param greeting or else a name
  private record Place(
      boolean greeting, Supplier<Optional<ByteBuffer>> sound, Supplier<Draft> draft) {}

  private Place place(Recordable what) {
    var owner = person.extension();
    return new Place(
        isGreeting(what),
        () -> services.greetings().find(owner, what),
        () -> services.greetings().draft(owner, what));
  }

  private Place everybody() {
    var greetings = services.greetings();
    return new Place(true, greetings::forEverybody, greetings::draftForEverybody);
  }

  /// @return whether the person wants to record again
  private boolean recordInto(Draft draft, boolean greeting) {
    var limits = services.greetingLimits();
    talk.say(greeting ? Prompt.RECORD_GREETING_AFTER_TONE : Prompt.RECORD_NAME_AFTER_TONE);
    limits.endingKeys().stream()
        .max(Comparator.naturalOrder())
        .ifPresent(key -> talk.say(new Choice(Option.END_RECORDING, key.symbol())));
    talk.insist(Prompt.BEEP);
    var recorded = talk.call().record(draft.sink(), limits);
    if (recorded.ending() == Ending.SINK_FAILED) {
      talk.say(Prompt.CANNOT_RECORD_NOW);
      return false;
    }
    if (recorded.duration().compareTo(limits.shortest()) < 0) {
      talk.say(Prompt.RECORDING_TOO_SHORT);
      return false;
    }
    if (recorded.ending() == Ending.LONGEST) {
      talk.say(Prompt.RECORDING_AT_LONGEST);
    }
    return review(draft, greeting);
  }

  private boolean review(Draft draft, boolean greeting) {
    while (true) {
      switch (talk.choose(Menu.REVIEW, REVIEW)) {
        case ACCEPT -> {
          draft.keep();
          accepted = true;
          talk.say(greeting ? Prompt.GREETING_STORED : Prompt.NAME_STORED);
          return false;
        }
        case LISTEN_TO_RECORDING ->
            services
                .sounds()
                .read(draft.sound())
                .ifPresent(sound -> talk.say(Prompt.YOUR_RECORDING, new Recorded(sound)));
        case RECORD_AGAIN -> {
          return true;
        }
        default -> {
          talk.say(Prompt.CANCELLED);
          return false;
        }
      }
    }
  }
}
