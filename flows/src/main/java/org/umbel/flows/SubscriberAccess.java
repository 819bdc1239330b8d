package org.umbel.flows;

import java.util.Optional;
import org.umbel.domain.call.Call;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate.Verdict;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;

/// Lets people in to their own voice box by phone (TU-1, TU-2): who, PIN, menu.
///
/// One object serves all calls; each runs on the thread of its call.
final class SubscriberAccess {
  private final Services services;
  private final Language language;

  /// @param language in which somebody is spoken to who is not known yet
  SubscriberAccess(Services services, Language language) {
    this.services = services;
    this.language = language;
  }

  /// Serves a call to the pilot number. From a person's own phone only the PIN is asked, or not
  /// even that where so configured; `*` in place of the PIN leads to the question for another
  /// extension.
  ///
  /// @throws org.umbel.domain.call.CallEnded when the person hangs up
  void serve(Call call) {
    call.answer();
    var owner = call.caller().number().flatMap(services.people()::byNumber);
    var talk = conversation(call, owner);
    talk.say(Prompt.WELCOME);
    owner
        .filter(person -> needsNoPin(call, person))
        .or(() -> identified(talk, owner))
        .ifPresent(person -> letIn(talk, person));
  }

  private static boolean needsNoPin(Call call, Person person) {
    return call.caller().number().filter(person.phonesWithoutPin()::contains).isPresent();
  }

  /// Asks the owner of a voice box, heard pressing `*` during the own greeting, for the PIN.
  void logIn(Call call, Person owner) {
    var talk = conversation(call, Optional.of(owner));
    identified(talk, Optional.of(owner)).ifPresent(person -> letIn(talk, person));
  }

  private Conversation conversation(Call call, Optional<Person> owner) {
    return new Conversation(call, services.voice(), owner.map(Person::language).orElse(language));
  }

  private void letIn(Conversation talk, Person person) {
    services.journal().happened(new Event.LoggedIn(talk.call().id(), person.extension()));
    var own = talk.in(person.language());
    try {
      new MainMenu(services, own, person).run();
    } catch (NobodyThere silent) {
      own.insist(Prompt.GOODBYE);
    }
  }

  /// @return empty when there were too many wrong tries; the person has been told
  private Optional<Person> identified(Conversation talk, Optional<Person> supposed) {
    var asksExtension = supposed.isEmpty();
    var person = supposed;
    for (var tries = services.pins().rules().triesPerCall(); tries > 0; tries--) {
      if (asksExtension) {
        person = askPerson(talk);
      }
      switch (talk.askDigits(Prompt.ENTER_PIN)) {
        case Conversation.Typed.Star _ -> asksExtension = true;
        case Conversation.Typed.Digits(var digits) -> {
          switch (verdict(person, digits)) {
            case OPEN -> {
              return person;
            }
            case WRONG ->
                talk.tell(asksExtension ? Prompt.EXTENSION_OR_PIN_WRONG : Prompt.WRONG_PIN);
            case LOCKED -> {
              talk.insist(Prompt.MAILBOX_LOCKED, Prompt.GOODBYE);
              return Optional.empty();
            }
          }
        }
      }
    }
    talk.insist(Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE);
    return Optional.empty();
  }

  /// An unknown extension is not told: it goes on to the PIN, which is then wrong.
  private Optional<Person> askPerson(Conversation talk) {
    return talk.askDigits(Prompt.ENTER_EXTENSION) instanceof Conversation.Typed.Digits(var digits)
        ? Extension.parse(digits).flatMap(services.people()::byExtension)
        : Optional.empty();
  }

  private Verdict verdict(Optional<Person> person, String digits) {
    return person.isEmpty() || digits.isEmpty()
        ? Verdict.WRONG
        : services.pins().open(person.get(), new Pin(digits));
  }
}
