package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Recital;
import org.umbel.domain.speech.Sentence;
import org.umbel.domain.speech.Speech;

/// A speech engine whose sentences carry their letters, so that a test knows what was heard.
final class SpokenSentences implements Speech {
  /// Which languages it speaks; none is as if it were not installed.
  final Set<Language> languages = EnumSet.allOf(Language.class);

  /// How many further questions for a sentence come too early.
  int late;

  /// Whether it has broken since it was asked who speaks.
  boolean broken;

  /// How a sentence sounds.
  static ShortBuffer sound(String text) {
    var sound = ShortBuffer.allocate(text.length());
    text.chars().forEach(letter -> sound.put((short) letter));
    return sound.flip().asReadOnlyBuffer();
  }

  @Override
  public List<Speaker> speakers() {
    return languages.stream().map(language -> new Speaker(language, "test", "test")).toList();
  }

  @Override
  public Optional<ShortBuffer> speak(Language language, String text) {
    return Optional.of(sound(text));
  }

  @Override
  public Recital recite(List<Sentence> sentences) {
    var left = new ArrayDeque<>(sentences);
    return new Recital() {
      @Override
      public Piece next() {
        if (left.isEmpty()) {
          return new Piece.Over();
        }
        var sentence = left.remove();
        return broken || !languages.contains(sentence.language())
            ? new Piece.Unsaid(sentence, "nobody speaks")
            : new Piece.Said(sound(sentence.text()));
      }

      @Override
      public Optional<Piece> next(Duration patience) {
        if (late > 0) {
          late--;
          return Optional.empty();
        }
        return Optional.of(next());
      }

      @Override
      public void close() {
        left.clear();
      }
    };
  }
}
