package org.umbel.flows;

import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.PinTooShort;
import org.umbel.domain.speech.Prompt;

/// Changing the PIN: the new one twice, then the rules (WM-4).
final class PinChange {
  private final PinGate pins;
  private final Conversation talk;
  private final Person person;

  PinChange(PinGate pins, Conversation talk, Person person) {
    this.pins = pins;
    this.talk = talk;
    this.person = person;
  }

  /// @return whether there is a new PIN now
  boolean run() {
    var typed = talk.askDigits(Prompt.ENTER_NEW_PIN);
    if (!(typed instanceof Conversation.Typed.Digits(var digits)) || digits.isEmpty()) {
      talk.say(Prompt.PIN_UNCHANGED);
      return false;
    }
    if (!talk.askDigits(Prompt.REPEAT_NEW_PIN).equals(typed)) {
      talk.say(Prompt.PINS_DIFFER, Prompt.PIN_UNCHANGED);
      return false;
    }
    var objection = pins.change(person, new Pin(digits));
    talk.say(objection.map(this::words).orElse(Prompt.PIN_CHANGED));
    return objection.isEmpty();
  }

  private Phrase words(PinRules.Objection objection) {
    return switch (objection) {
      case TOO_SHORT -> new PinTooShort(pins.rules().shortest());
      case TOO_SIMPLE -> Prompt.PIN_TOO_SIMPLE;
      case SAME_AS_BEFORE -> Prompt.PIN_UNCHANGED;
      case USED_BEFORE -> Prompt.PIN_USED_BEFORE;
    };
  }
}
