package org.umbel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Pause;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Recorded;

class RecordedVoiceTest {
  @TempDir static Path cache;
  private static RecordedVoice voice;

  @BeforeAll
  static void open() {
    voice = RecordedVoice.open(cache);
  }

  @ParameterizedTest
  @EnumSource
  void sentencesAreSaidOneAfterTheOtherWithARestBetween(Language language) {
    var one = samples(voice.say(language, Prompt.WELCOME));
    var other = samples(voice.say(language, Prompt.ENTER_PIN));

    var both = samples(voice.say(language, Prompt.WELCOME, Prompt.ENTER_PIN));

    assertThat(both - one - other).isBetween(1_600, 4_000);
  }

  @Test
  void theTwoLanguagesSayDifferentThings() {
    assertThat(voice.say(Language.ENGLISH, Prompt.WELCOME))
        .isNotEqualTo(voice.say(Language.GERMAN, Prompt.WELCOME));
  }

  @Test
  void aRecordedNameIsPartOfTheSentence() {
    var name = ShortBuffer.wrap(new short[] {1, 2, 3});

    var sounds = voice.say(Language.ENGLISH, new FromName(new Recorded(name)));

    assertThat(sounds).hasSize(3).last().isEqualTo(name);
  }

  @Test
  void aPauseIsSilenceOfItsLength() {
    var sounds = voice.say(Language.GERMAN, new Pause(Duration.ofSeconds(10)));

    assertThat(sounds).singleElement().isEqualTo(ShortBuffer.allocate(80_000));
  }

  @Test
  void whatIsSaidCannotBeChanged() {
    var sounds = voice.say(Language.GERMAN, Prompt.WELCOME, Prompt.GOODBYE);

    assertThat(sounds).allMatch(ShortBuffer::isReadOnly);
  }

  @Test
  void twoListenersDoNotMoveEachOthersPosition() {
    var one = voice.say(Language.ENGLISH, Prompt.GOODBYE).getFirst();
    one.get();

    assertThat(voice.say(Language.ENGLISH, Prompt.GOODBYE).getFirst().position()).isZero();
  }

  @Test
  void sayingNothingIsNothing() {
    assertThat(voice.say(Language.ENGLISH, List.of())).isEmpty();
  }

  private static int samples(List<ShortBuffer> sounds) {
    return sounds.stream().mapToInt(ShortBuffer::remaining).sum();
  }
}
