package org.umbel.voices;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.speech.Language;
import org.umbel.voices.engine.Engine;
import org.umbel.voices.engine.Espeak;
import org.umbel.voices.engine.Flite;
import org.umbel.voices.engine.OtherProgram;

/// The engines that can be chosen.
public enum EngineKind {
  /// German and English, plain and quick.
  ESPEAK_NG("espeak-ng"),
  /// English only, the sound of a recorded person.
  FLITE("flite"),
  /// Any program an administrator names, see [OtherProgram].
  PROGRAM("program");

  private final String word;

  EngineKind(String word) {
    this.word = word;
  }

  /// As it is written in the configuration.
  public String word() {
    return word;
  }

  /// The kind with that word.
  public static Optional<EngineKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /// Whether it can speak the language at all.
  public boolean canSpeak(Language language) {
    return this != FLITE || language == Language.ENGLISH;
  }

  String usualVoice(Language language, List<String> command) {
    return switch (this) {
      case ESPEAK_NG -> language == Language.ENGLISH ? "en-gb" : language.tag();
      case FLITE -> "slt";
      case PROGRAM -> engine(language, command).name();
    };
  }

  Engine engine(Language language, List<String> command) {
    return switch (this) {
      case ESPEAK_NG -> new Espeak();
      case FLITE -> new Flite();
      case PROGRAM -> new OtherProgram(language, command);
    };
  }
}
