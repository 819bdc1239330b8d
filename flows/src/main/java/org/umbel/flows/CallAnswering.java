package org.umbel.flows;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.GreetingChoice;
import org.umbel.domain.greeting.GreetingChoice.Spoken;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;

/// Answers a call that its owner did not take: greets, puts through, takes a message (CA-1 to
/// CA-10).
///
/// One object serves all calls; each runs on the thread of its call.
final class CallAnswering {
  private static final List<Language> LANGUAGES = List.of(Language.values());
  private static final Duration TO_CHOOSE_A_LANGUAGE = Duration.ofSeconds(4);
  private static final List<Option> ALWAYS = List.of(Option.SKIP_GREETING, Option.LOG_IN);
  private static final List<Option> PUT_THROUGH =
      List.of(Option.SKIP_GREETING, Option.LOG_IN, Option.LEAVE_MESSAGE, Option.BE_PUT_THROUGH);
  private static final Duration TO_CHOOSE = Duration.ofSeconds(5);

  private final Services services;
  private final SubscriberAccess access;
  private final BoxGreeting greeting;
  private final MessageTaking messages;

  CallAnswering(Services services, SubscriberAccess access) {
    this.services = services;
    this.access = access;
    this.greeting = new BoxGreeting(services);
    this.messages = new MessageTaking(services);
  }

  /// Serves a caller from answer to hang-up.
  ///
  /// @throws org.umbel.domain.call.CallEnded when the caller hangs up first; the message is kept
  void answer(Call call, Person person) {
    call.answer();
    services
        .journal()
        .happened(new Event.CallAnswered(call.id(), person.extension(), call.caller()));
    var choice = greeting.choose(call.caller(), person, Optional.empty());
    if (choice.asksLanguage()) {
      choice = greeting.choose(call.caller(), person, languageOf(call));
    }
    var talk = new Conversation(call, services.voice(), choice.language(), services.keys());
    if (choice.spoken() == Spoken.DISABLED) {
      talk.insist(Prompt.MAILBOX_DISABLED, Prompt.GOODBYE);
      return;
    }
    greet(talk, person, choice);
  }

  /// Asks in each language for itself; empty when no key comes.
  private Optional<Language> languageOf(Call call) {
    var keys = EnumSet.noneOf(Key.class);
    for (var language : LANGUAGES) {
      keys.add(keyOf(language));
    }
    for (var language : LANGUAGES) {
      var talk = new Conversation(call, services.voice(), language, services.keys());
      var key = talk.sayUntil(keys, Prompt.CHOOSE_THIS_LANGUAGE);
      if (key.isPresent()) {
        return key.flatMap(CallAnswering::languageOf);
      }
    }
    return call.key(TO_CHOOSE_A_LANGUAGE).flatMap(CallAnswering::languageOf);
  }

  private static Optional<Language> languageOf(Key key) {
    return LANGUAGES.stream().filter(one -> keyOf(one) == key).findFirst();
  }

  private static Key keyOf(Language language) {
    return Key.of(Character.forDigit(LANGUAGES.indexOf(language) + 1, 10)).orElseThrow();
  }

  private void greet(Conversation talk, Person person, GreetingChoice choice) {
    var offered = choice.transferTo().isPresent() ? PUT_THROUGH : ALWAYS;
    var keys = keys(talk, offered);
    var key = talk.sayUntil(keys, greeting.phrases(choice, person));
    if (key.isEmpty() && choice.transferTo().isPresent()) {
      key = offer(talk, choice, keys);
    }
    var chosen = key.flatMap(one -> talk.keys().option(Menu.CALLER, one, offered));
    if (chosen.equals(Optional.of(Option.LOG_IN))) {
      access.logIn(talk.call(), person); // TU-2
      return;
    }
    if (chosen.equals(Optional.of(Option.BE_PUT_THROUGH)) && passOn(talk, person, choice)) {
      return;
    }
    if (!choice.takesMessages()) {
      talk.insist(Prompt.GOODBYE);
      return;
    }
    messages.take(talk, person);
  }

  private static Set<Key> keys(Conversation talk, List<Option> offered) {
    var keys = EnumSet.noneOf(Key.class);
    offered.forEach(option -> talk.keys().key(Menu.CALLER, option).ifPresent(keys::add));
    return keys;
  }

  /// Waits for what the caller wants, and says what there is where the greeting did not (CA-9).
  private Optional<Key> offer(Conversation talk, GreetingChoice choice, Set<Key> keys) {
    if (choice.transferAnnounced()) {
      var offered =
          choice.takesMessages()
              ? List.of(Option.LEAVE_MESSAGE, Option.BE_PUT_THROUGH)
              : List.of(Option.BE_PUT_THROUGH);
      var key = talk.sayUntil(keys, choices(talk, offered));
      if (key.isPresent()) {
        return key;
      }
    }
    var key = talk.call().key(TO_CHOOSE).filter(keys::contains);
    if (key.isEmpty() && choice.transferAnnounced()) {
      announceTone(talk, choice);
    }
    return key;
  }

  private static void announceTone(Conversation talk, GreetingChoice choice) {
    if (choice.takesMessages()) {
      talk.insist(Prompt.LEAVE_MESSAGE_AFTER_TONE);
    }
  }

  private static Phrase[] choices(Conversation talk, List<Option> offered) {
    return talk.keys().choices(Menu.CALLER, offered).toArray(Phrase[]::new);
  }

  /// A number outside is called at the owner's cost and by the owner's rules (SC-2), for whoever
  /// has guessed a PIN could set any; one that our dial plan does not know is left to the PBX.
  private Transfer called(Call call, Person owner, PhoneNumber target) {
    if (services.people().byNumber(target).isPresent()) {
      return call.transfer(target);
    }
    return switch (call.callOut(target, owner.extension())) {
      case Transfer.NotReachable _ -> call.transfer(target);
      case Transfer known -> known;
    };
  }

  /// @return false when nobody took the call and the caller is here again
  private boolean passOn(Conversation talk, Person person, GreetingChoice choice) {
    var target = choice.transferTo();
    if (target.isEmpty()) {
      return false;
    }
    talk.insist(Prompt.PLEASE_HOLD);
    var done = called(talk.call(), person, target.get()) instanceof Transfer.Done;
    services
        .journal()
        .happened(
            new Event.CallerPassedOn(talk.call().id(), person.extension(), target.get(), done));
    if (!done) {
      talk.insist(Prompt.TRANSFER_FAILED);
      announceTone(talk, choice);
    }
    return done;
  }
}
