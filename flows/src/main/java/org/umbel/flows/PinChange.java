package org.umbel.flows;

import java.util.Optional;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.PinUnavailable;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.PinTooShort;
import org.umbel.domain.speech.Prompt;

/// Changing the PIN: the new one twice, then the rules (WM-4). Somebody whose new one is refused
/// tries another one.
final class PinChange {
  private static final int TRIES = 3;

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
    try {
      return changed();
    } catch (PinUnavailable unavailable) {
      talk.say(Prompt.NOT_DONE);
      return false;
    }
  }

  private boolean changed() {
    for (var time = 1; time <= TRIES; time++) {
      var typed = talk.askDigits(Prompt.ENTER_NEW_PIN);
      if (!(typed instanceof Conversation.Typed.Digits(var digits)) || digits.isEmpty()) {
        break;
      }
      var objection =
          talk.askDigits(Prompt.REPEAT_NEW_PIN).equals(typed)
              ? pins.change(person, new Pin(digits)).map(this::words)
              : Optional.<Phrase>of(Prompt.PINS_DIFFER);
      if (objection.isEmpty()) {
        talk.say(Prompt.PIN_CHANGED);
        return true;
      }
      talk.say(objection.get());
    }
    talk.say(Prompt.PIN_UNCHANGED);
    return false;
  }

  private Phrase words(PinRules.Objection objection) {
    return switch (objection) {
      case TOO_SHORT -> new PinTooShort(pins.rules().shortest());
      case TOO_SIMPLE -> Prompt.PIN_TOO_SIMPLE;
      case SAME_AS_BEFORE, USED_BEFORE -> Prompt.PIN_USED_BEFORE;
    };
  }
}
