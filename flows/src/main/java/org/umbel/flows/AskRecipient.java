package org.umbel.flows;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.Recordable.SpokenName;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Extension;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

/// Asks by keys who is to get a message, and says it back: the name as its owner has recorded it,
/// else the number.
record AskRecipient(Services services, Conversation talk, Recipients recipients) {
  private static final int TIMES_ASKED = 3;

  /// @return empty when the person has given up
  Optional<Recipient> ask() {
    for (var time = 1; time <= TIMES_ASKED; time++) {
      if (!(talk.askDigits(Prompt.ENTER_RECIPIENT) instanceof Conversation.Typed.Digits(var typed))
          || typed.isEmpty()) {
        break;
      }
      var number = PhoneNumber.parse(typed);
      var found = number.flatMap(recipients::of);
      switch (found.orElse(null)) {
        case null -> talk.tell(Prompt.UNKNOWN_EXTENSION);
        case Recipient.WithoutBox _ -> talk.tell(Prompt.NO_MAILBOX);
        case Recipient one when confirmed(one, number.orElseThrow()) -> {
          return found;
        }
        case Recipient _ -> {}
      }
    }
    talk.say(Prompt.CANCELLED);
    return Optional.empty();
  }

  private boolean confirmed(Recipient recipient, PhoneNumber number) {
    talk.say(Prompt.MESSAGE_GOES_TO, said(recipient, number));
    return talk.choose(Menu.CONFIRMATION, List.of(Option.CONFIRM, Option.CANCEL)) == Option.CONFIRM;
  }

  private Phrase said(Recipient recipient, PhoneNumber number) {
    return recipient instanceof Recipient.Colleague(var person)
        ? name(person).orElseGet(() -> new Extension(person.extension().digits()))
        : new Digits(number.digits());
  }

  private Optional<Phrase> name(Person person) {
    return services
        .greetings()
        .find(person.extension(), new SpokenName())
        .flatMap(services.sounds()::read)
        .map(Recorded::new);
  }
}
