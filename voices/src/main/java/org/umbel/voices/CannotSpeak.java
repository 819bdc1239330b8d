package org.umbel.voices;

import org.umbel.domain.speech.Language;

/// Nobody could speak a sentence.
public final class CannotSpeak extends VoicesException {
  private static final long serialVersionUID = 1;

  CannotSpeak(Language language, String why) {
    super("Nothing can be read in the language " + language.tag() + ": " + why);
  }
}
