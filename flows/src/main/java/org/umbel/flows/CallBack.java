package org.umbel.flows;

import java.util.List;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Puts a person through to the sender of a message (TU-7). A number outside is called at the
/// person's cost and by the person's rules, since whoever left a message chose the number shown.
record CallBack(Services services, Conversation talk, Person person) {

  /// When it returns nobody has taken the call, or the person does not want it.
  void run(PhoneNumber number) {
    talk.say(Prompt.CALL_GOES_TO, new Digits(number.digits()));
    if (talk.choose(Menu.CONFIRMATION, List.of(Option.CONFIRM, Option.CANCEL)) != Option.CONFIRM) {
      talk.say(Prompt.CANCELLED);
      return;
    }
    talk.insist(Prompt.PLEASE_HOLD);
    var outcome = called(number);
    services
        .journal()
        .happened(
            new Event.CallerPassedOn(
                talk.call().id(), person.extension(), number, outcome instanceof Transfer.Done));
    switch (outcome) {
      case Transfer.Done _ -> {}
      case Transfer.NotTaken _ -> talk.insist(Prompt.TRANSFER_FAILED);
      case Transfer.NotAllowed _, Transfer.NotReachable _ -> talk.insist(Prompt.CANNOT_CALL_BACK);
    }
  }

  /// A colleague is called at the extension, from whatever phone the message came.
  private Transfer called(PhoneNumber number) {
    return services
        .people()
        .byNumber(number)
        .map(colleague -> talk.call().transfer(colleague.extension().number()))
        .orElseGet(() -> talk.call().callOut(number, person.extension()));
  }
}
