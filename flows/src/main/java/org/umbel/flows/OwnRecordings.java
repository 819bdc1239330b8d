package org.umbel.flows;

import java.util.Comparator;
import java.util.List;
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
    var sound =
        services.greetings().find(person.extension(), what).flatMap(services.sounds()::read);
    if (sound.isEmpty()) {
      talk.say(missing(what));
      return;
    }
    talk.say(isGreeting(what) ? Prompt.YOUR_GREETING : Prompt.YOUR_NAME, new Recorded(sound.get()));
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
    var again = true;
    while (again) {
      try (var draft = services.greetings().draft(person.extension(), what)) {
        again = recordInto(draft, what);
      } catch (RecordingUnavailable refused) {
        talk.say(Prompt.CANNOT_RECORD_NOW);
        again = false;
      }
    }
  }

  /// @return whether the person wants to record again
  private boolean recordInto(Draft draft, Recordable what) {
    var limits = services.greetingLimits();
    talk.say(isGreeting(what) ? Prompt.RECORD_GREETING_AFTER_TONE : Prompt.RECORD_NAME_AFTER_TONE);
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
    return review(draft, what);
  }

  private boolean review(Draft draft, Recordable what) {
    while (true) {
      switch (talk.choose(Menu.REVIEW, REVIEW)) {
        case ACCEPT -> {
          draft.keep();
          talk.say(isGreeting(what) ? Prompt.GREETING_STORED : Prompt.NAME_STORED);
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
