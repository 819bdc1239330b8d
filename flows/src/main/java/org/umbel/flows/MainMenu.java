package org.umbel.flows;

import java.util.List;
import java.util.stream.Stream;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// What a person who has logged in can do (TU-4, TU-9). The mailbox stays open for the whole call,
/// so that what was deleted can be restored until its end. When the mail server does not answer,
/// the person is told, can do everything else, and tries again by choosing to listen.
final class MainMenu {
  private static final List<Option> MESSAGES =
      List.of(Option.LISTEN_TO_NEW, Option.LISTEN_TO_SAVED);

  /// For those, too, who may not hear messages by phone (TU-3).
  private static final List<Option> PERSONAL = List.of(Option.GREETING_AND_NAME, Option.CHANGE_PIN);

  private final Services services;
  private final Conversation talk;
  private final Person person;

  MainMenu(Services services, Conversation talk, Person person) {
    this.services = services;
    this.talk = talk;
    this.person = person;
  }

  /// Why the menu was left.
  private enum Left {
    FOR_GOOD,
    TO_OPEN_THE_MAILBOX
  }

  void run() {
    var access = services.settings().of(person.extension()).value(AccessSettings.ACCESS);
    if (access == Access.PROFILES_AND_MESSAGES) {
      withMessages();
    } else {
      withProfiles();
    }
    talk.insist(Prompt.GOODBYE);
  }

  private void withProfiles() {
    var options = options(List.of(), List.of());
    while (personal(talk.choose(Menu.MAIN, options, Prompt.MAIN_MENU))) {
      // what was chosen has been done
    }
  }

  private void withMessages() {
    var left = Left.TO_OPEN_THE_MAILBOX;
    while (left == Left.TO_OPEN_THE_MAILBOX) {
      left = withMailbox();
    }
  }

  private Left withMailbox() {
    try {
      return services.mailboxes().visit(person, this::serve);
    } catch (MailboxUnavailable unavailable) {
      talk.insist(Prompt.MESSAGES_UNAVAILABLE);
      return withoutMailbox();
    }
  }

  private Left serve(Mailbox mailbox) {
    var review = new MessageReview(services, talk, person, mailbox);
    var there = review.overview();
    talk.say(there.counts());
    if (mailbox.full()) {
      talk.say(Prompt.MAILBOX_FULL);
    }
    var named = options(MESSAGES, there.named());
    var possible = options(MESSAGES, there.possible());
    while (true) {
      switch (talk.choose(Menu.MAIN, named, possible, Prompt.MAIN_MENU)) {
        case LISTEN_TO_NEW -> review.listen(MessageReview.Which.FRESH);
        case LISTEN_TO_SAVED -> review.listen(MessageReview.Which.SAVED);
        case LISTEN_TO_NEW_MAIL -> review.listenToMails(MessageReview.Which.FRESH);
        case LISTEN_TO_SAVED_MAIL -> review.listenToMails(MessageReview.Which.SAVED);
        case Option other -> {
          if (!personal(other)) {
            return Left.FOR_GOOD;
          }
        }
      }
    }
  }

  private static List<Option> options(List<Option> messages, List<Option> mails) {
    return Stream.of(messages, PERSONAL, mails, List.of(Option.END_CALL))
        .flatMap(List::stream)
        .toList();
  }

  private Left withoutMailbox() {
    var options = options(MESSAGES, List.of());
    while (true) {
      switch (talk.choose(Menu.MAIN, options, Prompt.MAIN_MENU)) {
        case LISTEN_TO_NEW, LISTEN_TO_SAVED -> {
          return Left.TO_OPEN_THE_MAILBOX;
        }
        case Option other -> {
          if (!personal(other)) {
            return Left.FOR_GOOD;
          }
        }
      }
    }
  }

  /// @return false when the person wants to end the call
  private boolean personal(Option chosen) {
    switch (chosen) {
      case GREETING_AND_NAME -> new GreetingMenu(services, talk, person).run();
      case CHANGE_PIN -> new PinChange(services.pins(), talk, person).run();
      default -> {
        return false;
      }
    }
    return true;
  }
}
