package org.umbel.flows;

import java.util.List;
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
  private static final List<Option> OPTIONS =
      List.of(
          Option.LISTEN_TO_NEW,
          Option.LISTEN_TO_SAVED,
          Option.GREETING_AND_NAME,
          Option.CHANGE_PIN,
          Option.END_CALL);

  /// For those who may not hear messages by phone (TU-3).
  private static final List<Option> PROFILES_ONLY =
      List.of(Option.GREETING_AND_NAME, Option.CHANGE_PIN, Option.END_CALL);

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
    while (personal(talk.choose(Menu.MAIN, PROFILES_ONLY, Prompt.MAIN_MENU))) {
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
    talk.say(review.counts());
    if (mailbox.full()) {
      talk.say(Prompt.MAILBOX_FULL);
    }
    while (true) {
      switch (talk.choose(Menu.MAIN, OPTIONS, Prompt.MAIN_MENU)) {
        case LISTEN_TO_NEW -> review.listen(MessageReview.Which.FRESH);
        case LISTEN_TO_SAVED -> review.listen(MessageReview.Which.SAVED);
        case Option other -> {
          if (!personal(other)) {
            return Left.FOR_GOOD;
          }
        }
      }
    }
  }

  private Left withoutMailbox() {
    while (true) {
      switch (talk.choose(Menu.MAIN, OPTIONS, Prompt.MAIN_MENU)) {
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
