package org.umbel.flows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxEntry;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;

/// One message: its number, time, sender and content in the order that is set (TU-5), and what can
/// be done with it. The keys are those of [PlaybackKeys] and work at any moment.
///
/// A message counts as heard once its content has ended, or was left by a key; not when the caller
/// hangs up in the middle.
final class MessagePlayback {
  /// How long a key is waited for after a message where the keys are not named.
  private static final Duration BEFORE_NEXT = Duration.ofSeconds(3);

  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final Mailbox mailbox;
  private final Settings settings;
  private final PlaybackSpeed speed;
  private final MessageActions actions;
  private MailboxEntry entry;

  MessagePlayback(
      Services services, Conversation talk, Person person, Mailbox mailbox, MailboxEntry entry) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.mailbox = mailbox;
    this.settings = services.settings().of(person.extension());
    this.speed = new PlaybackSpeed(services, talk, person);
    this.actions = new MessageActions(services, talk, person, mailbox, speed);
    this.entry = entry;
  }

  /// Where to go from this message.
  enum Next {
    NEXT,
    PREVIOUS,
    REPEAT,
    MENU,
    /// To the next one, and never again to this one: another program has deleted it.
    GONE
  }

  /// The message as it is after this playback.
  MailboxEntry entry() {
    return entry;
  }

  Next present(int number, int total) {
    try {
      return handled(told(number, total), number == total);
    } catch (MessageGone gone) {
      talk.say(Prompt.MESSAGE_GONE);
      return Next.GONE;
    }
  }

  private Next handled(Optional<Key> first, boolean last) {
    var key = first;
    while (true) {
      var chosen = key.flatMap(this::meant).orElseGet(this::asked);
      key = Optional.empty();
      switch (chosen) {
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
          if (!last) {
            return Next.NEXT;
          }
        }
        case UNDELETE -> restore();
        case MORE -> key = actions.run(entry) ? heardAgain() : Optional.empty();
        case HEAR_OPTIONS -> key = Optional.of(talk.ask(options()));
        default -> {}
      }
    }
  }

  private Optional<Option> meant(Key key) {
    return PlaybackKeys.option(talk.keys(), key, entry.deleted());
  }

  /// What is wanted next. Where the keys are not named the next message follows by itself, unless
  /// this one was just deleted.
  private Option asked() {
    if (settings.value(MenuSettings.OPTIONS_AFTER_MESSAGE) || entry.deleted()) {
      return meant(talk.ask(options())).orElse(Option.HEAR_OPTIONS);
    }
    return talk.keyWithin(BEFORE_NEXT)
        .map(key -> meant(key).orElse(Option.HEAR_OPTIONS))
        .orElse(Option.NEXT);
  }

  /// Tells all of the message; its number is always first.
  ///
  /// @return the key that ended it and is still to be obeyed
  private Optional<Key> told(int number, int total) {
    try (var content = content()) {
      content.prepare();
      talk.say(introduction(number, total, content));
      return switch (settings.value(MenuSettings.ORDER)) {
        case NUMBER_DATE_FROM_MESSAGE -> {
          sayDate();
          content.saySender();
          yield played(content);
        }
        case NUMBER_MESSAGE_DATE_FROM -> {
          var key = played(content);
          if (key.isEmpty()) {
            sayDate();
            content.saySender();
          }
          yield key;
        }
        case NUMBER_DATE_MESSAGE_FROM -> {
          sayDate();
          var key = played(content);
          if (key.isEmpty()) {
            content.saySender();
          }
          yield key;
        }
      };
    }
  }

  /// Its content alone.
  private Optional<Key> heardAgain() {
    try (var content = content()) {
      content.prepare();
      return played(content);
    }
  }

  private MessageContent content() {
    return switch (entry) {
      case MessageEntry voice -> new RecordedContent(services, talk, mailbox, speed, voice);
      case MailEntry mail -> new ReadContent(services, talk, person, mailbox, speed, mail);
    };
  }

  private Phrase[] introduction(int number, int total, MessageContent content) {
    var phrases = new ArrayList<Phrase>();
    phrases.add(new MessageOrdinal(number, total));
    if (entry.deleted()) {
      phrases.add(Prompt.MESSAGE_IS_DELETED);
    }
    phrases.addAll(content.kind());
    return phrases.toArray(Phrase[]::new);
  }

  private void sayDate() {
    talk.say(ReceivedAt.of(entry.receivedAt(), services.clock().instant(), services.zone()));
  }

  private Optional<Key> played(MessageContent content) {
    var left = content.play();
    if (left.heard() && !entry.heard()) {
      mailbox.markHeard(entry.id(), true);
      entry = entry.as(true, entry.deleted());
    }
    return left.by();
  }

  private void save() {
    mailbox.restore(entry.id());
    mailbox.markHeard(entry.id(), true);
    entry = entry.as(true, false);
    talk.say(Prompt.MESSAGE_SAVED);
  }

  private void delete() {
    mailbox.delete(entry.id());
    entry = entry.as(entry.heard(), true);
    talk.say(Prompt.MESSAGE_DELETED);
  }

  private void restore() {
    mailbox.restore(entry.id());
    entry = entry.as(entry.heard(), false);
    talk.say(Prompt.MESSAGE_RESTORED);
  }

  private Phrase[] options() {
    return talk.keys().choices(Menu.MESSAGE, offered()).toArray(Phrase[]::new);
  }

  private List<Option> offered() {
    if (entry.deleted()) {
      return List.of(Option.UNDELETE, Option.NEXT, Option.REPEAT, Option.BACK_TO_MENU);
    }
    var offered = new ArrayList<>(List.of(Option.DELETE, Option.SAVE));
    if (!actions.offered(entry).isEmpty()) {
      offered.add(Option.MORE);
    }
    offered.addAll(List.of(Option.NEXT, Option.REPEAT, Option.BACK_TO_MENU));
    return offered;
  }
}
