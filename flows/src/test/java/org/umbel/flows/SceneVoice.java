package org.umbel.flows;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.NameCannotAnswer;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.Voice;

/// Says each phrase as a sound of its own and remembers which, so that a scene can write down what
/// is played. For the thread of one scene.
final class SceneVoice implements Voice {
  private static final int SECOND = 8_000;

  private final IdentityHashMap<ShortBuffer, Said> said = new IdentityHashMap<>();

  /// A phrase in the language it was said in.
  record Said(Language language, Phrase phrase) {}

  @Override
  public List<ShortBuffer> say(Language language, List<? extends Phrase> phrases) {
    var sounds = new ArrayList<ShortBuffer>();
    for (var phrase : phrases) {
      var sound = sound(phrase).duplicate();
      said.put(sound, new Said(language, phrase));
      sounds.add(sound);
    }
    return sounds;
  }

  private static ShortBuffer sound(Phrase phrase) {
    return switch (phrase) {
      case Recorded recorded -> recorded.audio();
      case NameCannotAnswer(Recorded name) -> name.audio();
      case FromName(Recorded name) -> name.audio();
      default -> ShortBuffer.allocate(SECOND);
    };
  }

  /// What a sound says; empty when it is none of what was said here, such as a message.
  Optional<Said> said(ShortBuffer sound) {
    return Optional.ofNullable(said.get(sound));
  }
}
