package org.umbel.flows;

import java.util.HashSet;
import java.util.Set;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;

/// Which phrases were said and which options taken, in all scenes of a language.
final class Covered {
  private final Set<Phrase> said = new HashSet<>();
  private final Set<Option> taken = new HashSet<>();

  void said(Phrase phrase) {
    said.add(phrase);
  }

  void taken(Option option) {
    taken.add(option);
  }

  Set<Phrase> said() {
    return said;
  }

  Set<Option> taken() {
    return taken;
  }
}
