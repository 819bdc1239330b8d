package org.umbel.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Recital.Piece;
import org.umbel.domain.speech.Sentence;
import org.umbel.testkit.part.Needs;

/// With the engines of this machine.
@Needs({"espeak-ng", "flite"})
class VoicesTest {
  @TempDir Path cache;

  private Voices voices() {
    var voices = Voices.open(VoiceSettings.DEFAULT, cache, InstantSource.system());
    voices.look();
    return voices;
  }

  @ParameterizedTest
  @EnumSource
  void aTextIsSpokenInEachLanguageAndTheSameAgain(Language language) throws InterruptedException {
    var voices = voices();

    var text = "Extension 4000. Hallo!";
    var sound = voices.speak(language, text).orElseThrow();
    assertThat(sound.remaining()).isBetween(8_000, 8 * 8_000);
    assertThat(voices().speak(language, text)).contains(sound);
  }

  @Test
  void aRecitalGivesSentenceAfterSentence() throws InterruptedException {
    var voices = voices();

    var first = new Sentence(Language.ENGLISH, "The first sentence.");
    try (var recital = voices.recite(List.of(first, first))) {
      assertThat(recital.next())
          .isInstanceOfSatisfying(Piece.Said.class, said -> sounds(said.audio()));
      assertThat(recital.next()).isInstanceOf(Piece.Said.class);
      assertThat(recital.next()).isInstanceOf(Piece.Over.class);
      assertThat(recital.next()).isInstanceOf(Piece.Over.class);
    }
  }

  private static void sounds(ShortBuffer audio) {
    assertThat(audio.remaining()).isGreaterThan(8_000);
  }
}
