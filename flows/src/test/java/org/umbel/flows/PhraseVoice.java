package org.umbel.flows;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.NameCannotAnswer;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.Voice;

/// Says each phrase as one second of sound that carries the phrase's number, so that a test knows
/// what was heard. Recordings are passed on as they are.
final class PhraseVoice implements Voice {
  private static final short MARK = 12_345;
  private static final int SECOND = 8_000;
  private static final List<Phrase> SAID = new ArrayList<>();

  @Override
  public List<ShortBuffer> say(Language language, List<? extends Phrase> phrases) {
    return phrases.stream().map(PhraseVoice::sound).toList();
  }

  private static synchronized ShortBuffer sound(Phrase phrase) {
    return switch (phrase) {
      case Recorded recorded -> recorded.audio();
      case NameCannotAnswer(Recorded name) -> name.audio();
      case FromName(Recorded name) -> name.audio();
      default -> {
        SAID.add(phrase);
        var sound = ShortBuffer.allocate(SECOND);
        sound.put(0, MARK).put(1, (short) (SAID.size() - 1));
        yield sound.asReadOnlyBuffer();
      }
    };
  }

  static synchronized Optional<Phrase> phrase(ShortBuffer sound) {
    return sound.remaining() == SECOND && sound.get(0) == MARK
        ? Optional.of(SAID.get(sound.get(1)))
        : Optional.empty();
  }
}
