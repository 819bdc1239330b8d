package org.umbel.flows;

import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.speech.Prompt;

/// Listening to one's messages, the newest first (TU-4, TU-6, TU-8).
final class MessageReview {
  private final Services services;
  private final Conversation talk;
  private final Mailbox mailbox;

  MessageReview(Services services, Conversation talk, Mailbox mailbox) {
    this.services = services;
    this.talk = talk;
    this.mailbox = mailbox;
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

  MessageCounts counts() {
    var entries = mailbox.messages();
    return new MessageCounts(count(entries, Which.FRESH), count(entries, Which.SAVED));
  }

  private static int count(List<MessageEntry> entries, Which which) {
    return (int) entries.stream().filter(which::has).count();
  }

  void listen(Which which) {
    var round = new ArrayList<>(mailbox.messages().stream().filter(which::has).toList());
    if (round.isEmpty()) {
      talk.say(which == Which.FRESH ? Prompt.NO_NEW_MESSAGES : Prompt.NO_SAVED_MESSAGES);
      return;
    }
    var at = 0;
    while (at < round.size()) {
      var message = new MessagePlayback(services, talk, mailbox, round.get(at));
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
