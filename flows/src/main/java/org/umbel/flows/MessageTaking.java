package org.umbel.flows;

import java.util.Optional;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;

/// Records what a caller says after the tone, until it is a message that is on disk (CA-1, CA-12).
///
/// One object serves all calls; each runs on the thread of its call.
final class MessageTaking {
  private static final int TRIES = 3;

  private final Services services;

  MessageTaking(Services services) {
    this.services = services;
  }

  /// Takes a message, and says goodbye.
  void take(Conversation talk, Person person) {
    for (var time = 1; time <= TRIES; time++) {
      if (takeOnce(talk, person)) {
        talk.insist(Prompt.GOODBYE);
        return;
      }
      talk.insist(Prompt.MESSAGE_TOO_SHORT);
      if (time < TRIES) {
        talk.insist(Prompt.LEAVE_MESSAGE_AFTER_TONE);
      }
    }
    talk.insist(Prompt.GOODBYE);
  }

  /// @return false when it was too short to be meant
  private boolean takeOnce(Conversation talk, Person person) {
    var envelope = envelope(talk.call(), person);
    try (var message = new SpokenMessage(services, talk, envelope)) {
      var ending = message.record();
      if (!message.isMeant()) {
        message.drop();
        return false;
      }
      finish(talk, person, message, ending);
      return true;
    } catch (CannotTakeMessage refused) {
      var why = String.valueOf(refused.getMessage());
      services
          .journal()
          .happened(new Event.MessageNotTaken(envelope.call(), person.extension(), why));
      talk.insist(Prompt.CANNOT_RECORD_NOW);
      return true;
    }
  }

  /// CA-12: complete and on disk before the caller hears so.
  private void finish(Conversation talk, Person person, SpokenMessage message, Ending ending) {
    var settings = services.settings().of(person.extension());
    if (ending == Ending.HANG_UP || !settings.value(GreetingSettings.CALLER_REVIEW)) {
      message.send();
      talk.insist(confirmation(ending));
      return;
    }
    if (ending == Ending.LONGEST) {
      talk.insist(Prompt.MESSAGE_AT_LONGEST);
    }
    new CallerReview(services, talk, message).run();
  }

  private static Phrase[] confirmation(Ending ending) {
    return ending == Ending.LONGEST
        ? new Phrase[] {Prompt.MESSAGE_AT_LONGEST, Prompt.MESSAGE_STORED}
        : new Phrase[] {Prompt.MESSAGE_STORED};
  }

  /// A colleague is named as the directory does, whatever the phone says (CA-11).
  private Caller named(Caller caller) {
    return caller
        .number()
        .flatMap(services.people()::byNumber)
        .map(colleague -> new Caller(caller.number(), Optional.of(colleague.name())))
        .orElse(caller);
  }

  private Envelope envelope(Call call, Person person) {
    return new Envelope(
        MessageId.random(),
        call.id(),
        person.extension(),
        named(call.caller()),
        call.redirection().map(Redirection::reason),
        services.clock().instant());
  }
}
