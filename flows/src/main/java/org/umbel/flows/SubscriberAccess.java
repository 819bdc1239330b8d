package org.umbel.flows;

import java.util.Optional;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.PhoneAccess;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate.Verdict;
import org.umbel.domain.person.PinUnavailable;
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
  /// even that where so set; `*` in place of the PIN leads to the question for another extension.
  /// From a phone that somebody has named without being known by it the extension is enough.
  ///
  /// @throws org.umbel.domain.call.CallEnded when the person hangs up
  void serve(Call call) {
    call.answer();
    var owner = call.caller().number().flatMap(services.people()::byNumber);
    var talk = conversation(call, owner);
    talk.say(Prompt.WELCOME);
    var welcome = owner.filter(person -> access(call, person) == PhoneAccess.WITHOUT_PIN);
    welcome.or(() -> identified(talk, owner)).ifPresent(person -> letIn(talk, person));
  }

  private PhoneAccess access(Call call, Person person) {
    return PhoneAccess.of(
        services.settings().of(person.extension()),
        person,
        services.sites(),
        call.caller().number());
  }

  /// Asks the owner of a voice box, heard pressing `*` during the own greeting, for the PIN where
  /// the phone needs one.
  void logIn(Call call, Person owner) {
    var talk = conversation(call, Optional.of(owner));
    var known =
        Optional.of(owner).filter(person -> access(call, person) == PhoneAccess.WITHOUT_PIN);
    known.or(() -> identified(talk, Optional.of(owner))).ifPresent(person -> letIn(talk, person));
  }

  private Conversation conversation(Call call, Optional<Person> owner) {
    return new Conversation(
        call, services.voice(), owner.map(this::language).orElse(language), services.keys());
  }

  private Language language(Person person) {
    return services
        .settings()
        .of(person.extension())
        .value(MenuSettings.LANGUAGE)
        .orElse(person.language());
  }

  private void letIn(Conversation talk, Person person) {
    var own = talk.in(language(person));
    if (access(talk.call(), person) == PhoneAccess.REFUSED) {
      services
          .journal()
          .happened(new Event.LoginRefused(person.extension(), "no access from this phone"));
      own.insist(Prompt.NO_TELEPHONE_ACCESS, Prompt.GOODBYE);
      return;
    }
    services.journal().happened(new Event.LoggedIn(talk.call().id(), person.extension()));
    if (services.pins().expiresSoon(person).isPresent() && reminded(person)) {
      own.say(Prompt.PIN_EXPIRES_SOON);
    }
    try {
      new MainMenu(services, own, person).run();
    } catch (NobodyThere silent) {
      own.insist(Prompt.GOODBYE);
    }
  }

  private boolean reminded(Person person) {
    return services.settings().of(person.extension()).value(AccessSettings.SPOKEN_REMINDER);
  }

  /// @return empty when there were too many wrong tries, or none; the person has been told
  private Optional<Person> identified(Conversation talk, Optional<Person> supposed) {
    try {
      return asked(talk, supposed);
    } catch (NobodyThere silent) {
      talk.insist(Prompt.GOODBYE);
      return Optional.empty();
    } catch (PinUnavailable unavailable) {
      talk.insist(Prompt.NOT_DONE, Prompt.GOODBYE);
      return Optional.empty();
    }
  }

  private Optional<Person> asked(Conversation talk, Optional<Person> supposed) {
    if (services.guesses().tooMany(source(talk.call()))) {
      talk.insist(Prompt.TOO_MANY_ATTEMPTS, Prompt.GOODBYE);
      return Optional.empty();
    }
    var asksExtension = supposed.isEmpty();
    var person = supposed;
    for (var tries = services.pins().rules().triesPerCall(); tries > 0; tries--) {
      if (asksExtension) {
        person = askPerson(talk);
        if (person
            .filter(found -> access(talk.call(), found) == PhoneAccess.WITHOUT_PIN)
            .isPresent()) {
          return person;
        }
      }
      switch (talk.demandDigits(Prompt.ENTER_PIN)) {
        case Conversation.Typed.Star _ -> asksExtension = true;
        case Conversation.Typed.Digits(var digits) -> {
          switch (verdict(talk.call(), person, digits)) {
            case OPEN -> {
              return person;
            }
            case CHANGE_FIRST -> {
              return changed(talk, person);
            }
            case WRONG ->
                talk.tell(asksExtension ? Prompt.EXTENSION_OR_PIN_WRONG : Prompt.WRONG_PIN);
            case EXPIRED -> {
              talk.insist(Prompt.PIN_EXPIRED_FOR_GOOD, Prompt.GOODBYE);
              return Optional.empty();
            }
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
    return talk.demandDigits(Prompt.ENTER_EXTENSION)
            instanceof Conversation.Typed.Digits(var digits)
        ? Extension.parse(digits).flatMap(services.people()::byExtension)
        : Optional.empty();
  }

  private Verdict verdict(Call call, Optional<Person> person, String digits) {
    if (person.isEmpty()) {
      services.pins().pretend(new Pin(digits));
      services.guesses().wrong(source(call), Optional.empty());
      return Verdict.WRONG;
    }
    var verdict = tried(person.get(), new Pin(digits));
    switch (verdict) {
      case WRONG, LOCKED -> services.guesses().wrong(source(call), person.map(Person::extension));
      case OPEN, CHANGE_FIRST -> services.guesses().right(source(call), person.get().extension());
      case EXPIRED -> {}
    }
    return verdict;
  }

  private Verdict tried(Person person, Pin pin) {
    try {
      return services.pins().open(person, pin);
    } catch (PinUnavailable unavailable) {
      var why = String.valueOf(unavailable.getMessage());
      services.journal().happened(new Event.LoginRefused(person.extension(), why));
      throw unavailable;
    }
  }

  /// All callers with a hidden number are one.
  private static String source(Call call) {
    return call.caller().number().map(PhoneNumber::digits).orElse("hidden");
  }

  /// An expired PIN opens the box once a new one is set.
  private Optional<Person> changed(Conversation talk, Optional<Person> person) {
    talk.say(Prompt.PIN_EXPIRED);
    if (new PinChange(services.pins(), talk, person.orElseThrow()).run()) {
      return person;
    }
    talk.insist(Prompt.GOODBYE);
    return Optional.empty();
  }
}
