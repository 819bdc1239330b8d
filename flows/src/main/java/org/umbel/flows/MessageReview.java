package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxEntry;
import org.umbel.domain.message.Mails;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.NewMessages;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;

/// Listening to one's messages, the newest first (TU-4, TU-6, TU-8): the voice messages, then,
/// where a speech engine can read them, the mails, faxes and text messages; or the latter alone.
final class MessageReview {
  private final Services services;
  private final Conversation talk;
  private final Person person;
  private final Mailbox mailbox;
  private final boolean readsMail;

  MessageReview(Services services, Conversation talk, Person person, Mailbox mailbox) {
    this.services = services;
    this.talk = talk;
    this.person = person;
    this.mailbox = mailbox;
    this.readsMail =
        services.settings().of(person.extension()).value(MenuSettings.READ_MAIL)
            && !services.speech().speakers().isEmpty();
  }

  /// Which messages are gone through. One that is heard or deleted on the way stays in the round,
  /// so that "previous" finds it.
  enum Which {
    FRESH,
    SAVED;

    boolean has(MessageEntry entry) {
      return !entry.deleted() && entry.heard() == (this == SAVED);
    }
  }

  /// What there is when somebody logs in.
  ///
  /// @param counts in words
  /// @param possible options for mails alone, where there may be some
  /// @param named those of them that make a difference, because there are voice messages, too.
  ///   Saved mails are not counted, for that takes a mail server long.
  record Overview(Phrase counts, List<Option> possible, List<Option> named) {}

  Overview overview() {
    var voice = mailbox.messages();
    var mails = mails(Which.FRESH);
    var fresh = count(voice, Which.FRESH);
    var saved = count(voice, Which.SAVED);
    var counts =
        mails.total() == 0
            ? new MessageCount(fresh, saved)
            : new NewMessages(
                fresh, mails.count(Kind.MAIL), mails.count(Kind.FAX), mails.count(Kind.TEXT));
    if (!readsMail || !mailbox.takesMails()) {
      return new Overview(counts, List.of(), List.of());
    }
    var named = new ArrayList<Option>();
    if (fresh > 0 && mails.total() > 0) {
      named.add(Option.LISTEN_TO_NEW_MAIL);
    }
    if (saved > 0) {
      named.add(Option.LISTEN_TO_SAVED_MAIL);
    }
    return new Overview(
        counts, List.of(Option.LISTEN_TO_NEW_MAIL, Option.LISTEN_TO_SAVED_MAIL), named);
  }

  private static int count(List<MessageEntry> entries, Which which) {
    return (int) entries.stream().filter(which::has).count();
  }

  private Mails mails(Which which) {
    return readsMail ? mailbox.mails(which == Which.SAVED) : Mails.NONE;
  }

  /// All of them.
  void listen(Which which) {
    var round = new ArrayList<MailboxEntry>();
    mailbox.messages().stream().filter(which::has).forEach(round::add);
    round.addAll(mails(which).newest());
    listen(round, which == Which.FRESH ? Prompt.NO_NEW_MESSAGES : Prompt.NO_SAVED_MESSAGES);
  }

  /// Those that are no voice messages.
  void listenToMails(Which which) {
    listen(
        new ArrayList<>(mails(which).newest()),
        which == Which.FRESH ? Prompt.NO_NEW_MAIL : Prompt.NO_SAVED_MAIL);
  }

  private void listen(List<MailboxEntry> round, Prompt none) {
    if (round.isEmpty()) {
      talk.say(none);
      return;
    }
    var at = 0;
    while (at < round.size()) {
      var message = new MessagePlayback(services, talk, person, mailbox, round.get(at));
      var next = message.present(at + 1, round.size());
      round.set(at, message.entry());
      switch (next) {
        case NEXT -> at++;
        case REPEAT -> {}
        case GONE -> round.remove(at);
        case MENU -> {
          return;
        }
        case PREVIOUS -> {
          if (at == 0) {
            talk.say(Prompt.FIRST_MESSAGE_ALREADY);
          } else {
            at--;
          }
        }
      }
    }
    talk.say(Prompt.NO_MORE_MESSAGES);
  }
}
