package org.umbel.flows;

import java.util.List;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.greeting.Greetings.Draft;
import org.umbel.domain.greeting.Greetings.Kind;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// A person's own greeting and name: recorded, listened to, deleted (TU-9).
final class OwnRecordings {
  private static final List<Option> OPTIONS =
      List.of(
          Option.RECORD_GREETING,
          Option.HEAR_GREETING,
          Option.DELETE_GREETING,
          Option.RECORD_NAME,
          Option.HEAR_NAME,
          Option.DELETE_NAME,
          Option.BACK_TO_MENU);
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

  void run() {
    while (true) {
      switch (talk.choose(OPTIONS, Prompt.RECORDINGS_MENU)) {
        case RECORD_GREETING -> record(Kind.GREETING);
        case HEAR_GREETING -> hear(Kind.GREETING);
        case DELETE_GREETING -> delete(Kind.GREETING);
        case RECORD_NAME -> record(Kind.NAME);
        case HEAR_NAME -> hear(Kind.NAME);
        case DELETE_NAME -> delete(Kind.NAME);
        default -> {
          return;
        }
      }
    }
  }

  private void hear(Kind kind) {
    var sound =
        services.greetings().find(person.extension(), kind).flatMap(services.sounds()::read);
    if (sound.isEmpty()) {
      talk.say(kind == Kind.GREETING ? Prompt.NO_OWN_GREETING : Prompt.NO_RECORDED_NAME);
      return;
    }
    talk.say(
        kind == Kind.GREETING ? Prompt.YOUR_GREETING : Prompt.YOUR_NAME, new Recorded(sound.get()));
  }

  private void delete(Kind kind) {
    services.greetings().delete(person.extension(), kind);
    talk.say(kind == Kind.GREETING ? Prompt.GREETING_DELETED : Prompt.NAME_DELETED);
  }

  private void record(Kind kind) {
    var again = true;
    while (again) {
      try (var draft = services.greetings().draft(person.extension(), kind)) {
        again = recordInto(draft, kind);
      }
    }
  }

  /// @return whether the person wants to record again
  private boolean recordInto(Draft draft, Kind kind) {
    talk.say(
        kind == Kind.GREETING ? Prompt.RECORD_GREETING_AFTER_TONE : Prompt.RECORD_NAME_AFTER_TONE);
    talk.insist(Prompt.BEEP);
    var limits = services.greetingLimits();
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
    return review(draft, kind);
  }

  private boolean review(Draft draft, Kind kind) {
    while (true) {
      switch (talk.choose(REVIEW)) {
        case ACCEPT -> {
          draft.keep();
          talk.say(kind == Kind.GREETING ? Prompt.GREETING_STORED : Prompt.NAME_STORED);
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
