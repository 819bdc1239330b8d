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
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;

/// Listening to one's messages, the newest first (TU-4, TU-6, TU-8): the voice messages, then,
/// where a speech engine can read them, the mails, faxes and text messages.
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

  /// What is there, in words.
  Phrase counts() {
    var voice = mailbox.messages();
    var mails = mails(Which.FRESH);
    var fresh = count(voice, Which.FRESH);
    return mails.total() == 0
        ? new MessageCount(fresh, count(voice, Which.SAVED))
        : new NewMessages(
            fresh, mails.count(Kind.MAIL), mails.count(Kind.FAX), mails.count(Kind.TEXT));
  }

  private static int count(List<MessageEntry> entries, Which which) {
    return (int) entries.stream().filter(which::has).count();
  }

  private Mails mails(Which which) {
    return readsMail ? mailbox.mails(which == Which.SAVED) : Mails.NONE;
  }

  private List<MailboxEntry> round(Which which) {
    var round = new ArrayList<MailboxEntry>();
    mailbox.messages().stream().filter(which::has).forEach(round::add);
    round.addAll(mails(which).newest());
    return round;
  }

  void listen(Which which) {
    var round = round(which);
    if (round.isEmpty()) {
      talk.say(which == Which.FRESH ? Prompt.NO_NEW_MESSAGES : Prompt.NO_SAVED_MESSAGES);
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
