package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;
import org.umbel.domain.speech.Recorded;

/// One message: its number, time and caller (TU-5), its sound with the playback keys (TU-8), and
/// what can be done with it. The keys are those of [Option] and work at any moment.
///
/// A message counts as heard once its sound has ended, or was left by a key; not when the caller
/// hangs up in the middle.
final class MessagePlayback {
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final Services services;
  private final Conversation talk;
  private final Mailbox mailbox;
  private MessageEntry entry;

  MessagePlayback(Services services, Conversation talk, Mailbox mailbox, MessageEntry entry) {
    this.services = services;
    this.talk = talk;
    this.mailbox = mailbox;
    this.entry = entry;
  }

  /// Where to go from this message.
  enum Next {
    NEXT,
    PREVIOUS,
    REPEAT,
    MENU
  }

  /// The message as it is after this playback.
  MessageEntry entry() {
    return entry;
  }

  Next present(int number, int total) {
    announce(number, total);
    var key = playSound();
    while (true) {
      var chosen = key.or(() -> Optional.of(talk.ask(options()))).flatMap(MessagePlayback::option);
      key = Optional.empty();
      switch (chosen.orElse(Option.HEAR_OPTIONS)) {
        case NEXT -> {
          return Next.NEXT;
        }
        case PREVIOUS -> {
          return Next.PREVIOUS;
        }
        case REPEAT -> {
          return Next.REPEAT;
        }
        case BACK_TO_MENU -> {
          return Next.MENU;
        }
        case SAVE -> {
          save();
          return Next.NEXT;
        }
        case DELETE -> {
          delete();
          // After the last one there is no way back, so it waits for a change of mind.
          if (number < total) {
            return Next.NEXT;
          }
        }
        case UNDELETE -> restore();
        default -> {}
      }
    }
  }

  private void announce(int number, int total) {
    var phrases = new ArrayList<Phrase>();
    phrases.add(new MessageOrdinal(number, total));
    if (entry.deleted()) {
      phrases.add(Prompt.MESSAGE_IS_DELETED);
    }
    phrases.add(ReceivedAt.of(entry.receivedAt(), services.clock().instant(), services.zone()));
    phrases.add(caller());
    talk.say(phrases.toArray(Phrase[]::new));
  }

  /// The caller's recorded name, extension or number, whichever is known best.
  private Phrase caller() {
    var number = entry.caller().number();
    if (number.isEmpty()) {
      return new FromUnknown();
    }
    var colleague = services.people().byNumber(number.get()).map(Person::extension);
    return colleague
        .flatMap(extension -> services.greetings().find(extension, new SpokenName()))
        .flatMap(services.sounds()::read)
        .<Phrase>map(name -> new FromName(new Recorded(name)))
        .or(() -> colleague.map(extension -> new FromExtension(extension.digits())))
        .orElseGet(() -> new FromNumber(number.get().digits()));
  }

  /// @return the key that ended the playing and is still to be obeyed
  private Optional<Key> playSound() {
    var sound = sound();
    if (sound.isEmpty()) {
      talk.say(Prompt.NOT_DONE);
      return Optional.empty();
    }
    var position = Duration.ZERO;
    var length = Duration.ofNanos(sound.get().remaining() * 125_000L);
    while (true) {
      var played = talk.play(sound.get(), position);
      var key = played.by();
      position = played.position();
      switch (key.flatMap(MessagePlayback::option).orElse(Option.HEAR_OPTIONS)) {
        case REWIND -> position = later(position, STEP.negated(), length);
        case FORWARD -> position = later(position, STEP, length);
        case PAUSE -> pause();
        case SKIP -> {
          return heard(Optional.empty());
        }
        default -> {
          return position.isZero() && key.isPresent() ? key : heard(key);
        }
      }
    }
  }

  private Optional<ShortBuffer> sound() {
    try {
      return services.sounds().read(mailbox.audio(entry.id()));
    } catch (MessageGone gone) {
      return Optional.empty();
    }
  }

  private Optional<Key> heard(Optional<Key> key) {
    if (!entry.heard()) {
      mailbox.markHeard(entry.id(), true);
      entry = changed(true, entry.deleted());
    }
    return key;
  }

  private void pause() {
    talk.say(Prompt.PAUSED);
    talk.waitForKey(LONGEST_PAUSE);
  }

  private static Duration later(Duration position, Duration step, Duration length) {
    var moved = position.plus(step);
    if (moved.isNegative()) {
      return Duration.ZERO;
    }
    return moved.compareTo(length) > 0 ? length : moved;
  }

  private void save() {
    mailbox.restore(entry.id());
    mailbox.markHeard(entry.id(), true);
    entry = changed(true, false);
    talk.say(Prompt.MESSAGE_SAVED);
  }

  private void delete() {
    mailbox.delete(entry.id());
    entry = changed(entry.heard(), true);
    talk.say(Prompt.MESSAGE_DELETED);
  }

  private void restore() {
    mailbox.restore(entry.id());
    entry = changed(entry.heard(), false);
    talk.say(Prompt.MESSAGE_RESTORED);
  }

  private MessageEntry changed(boolean heard, boolean deleted) {
    return new MessageEntry(
        entry.id(), entry.receivedAt(), entry.caller(), entry.duration(), heard, deleted);
  }

  private Phrase[] options() {
    return (entry.deleted()
            ? List.of(Option.UNDELETE, Option.NEXT, Option.REPEAT, Option.BACK_TO_MENU)
            : List.of(Option.DELETE, Option.SAVE, Option.NEXT, Option.REPEAT, Option.BACK_TO_MENU))
        .stream().map(Choice::of).toArray(Phrase[]::new);
  }

  private static Optional<Option> option(Key key) {
    return KEYS.stream().filter(option -> option.key() == key.symbol()).findFirst();
  }

  private static final List<Option> KEYS =
      List.of(
          Option.REWIND,
          Option.PAUSE,
          Option.FORWARD,
          Option.PREVIOUS,
          Option.REPEAT,
          Option.NEXT,
          Option.DELETE,
          Option.UNDELETE,
          Option.SAVE,
          Option.HEAR_OPTIONS,
          Option.BACK_TO_MENU,
          Option.SKIP);
}
