package org.umbel.voices;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.speech.Language;
import org.umbel.voices.engine.Manner;

/// That a language is spoken by a voice of an engine.
///
/// @param voice as the engine calls it; empty for the engine's usual one
/// @param command of an engine of the kind [EngineKind#PROGRAM], else empty
public record VoiceChoice(
    Language language,
    EngineKind engine,
    Optional<String> voice,
    List<String> command,
    Manner manner) {

  /// What is used when nothing is configured, the preferred one of a language first.
  static final List<VoiceChoice> USUAL =
      List.of(
          usual(Language.GERMAN, EngineKind.ESPEAK_NG),
          usual(Language.ENGLISH, EngineKind.FLITE),
          usual(Language.ENGLISH, EngineKind.ESPEAK_NG));

  public VoiceChoice {
    command = List.copyOf(command);
  }

  private static VoiceChoice usual(Language language, EngineKind engine) {
    return new VoiceChoice(language, engine, Optional.empty(), List.of(), Manner.USUAL);
  }

  /// The voice asked for, or the engine's usual one for the language.
  String theVoice() {
    return voice.orElseGet(() -> engine.usualVoice(language, command));
  }
}
