package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Recogniser;
import org.umbel.testkit.part.Scratch;
import org.umbel.testkit.server.Launched;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.WavFile;

/// Texts are read by the speech engines of the machine, German and English.
@Needs({"espeak-ng", "flite"})
@ExtendWith(LogsOnFailure.class)
@Timeout(120)
class VoicesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String VOICE_OF_NOBODY =
      "speech: {voices: [{language: de, engine: program, command: [/nowhere/speaker]},"
          + " {language: de, engine: espeak-ng}]}\n";
  private static final List<String> SENTENCES =
      List.of(
          "nobody was able to open the attached document",
          "good morning the meeting was moved to thursday",
          "the elevator in the second building is out of order",
          "the weather in hamburg is cold and rainy",
          "please send the contract back before the end of march");

  private Scratch scratch;

  @BeforeEach
  void placeForSounds() {
    scratch = Scratch.make("voices");
  }

  @AfterEach
  void noSoundsLeft() {
    scratch.close();
  }

  private Path said(String language, String text, String file) {
    var sound = scratch.file(file);
    var words = List.of("say", "--language", language, text, sound.toString());
    var launched = Launched.umbel(LIMIT, words);
    assertThat(launched.status()).as(launched.words()).isZero();
    return sound;
  }

  @Test
  @Feature("TT-1")
  void theVoicesOfTheMachineAreListed() {
    var launched = Launched.umbel(LIMIT, List.of("voices"));

    assertThat(launched.status()).isZero();
    assertThat(launched.words().lines()).contains("de espeak-ng de", "en flite slt");
  }

  @ParameterizedTest
  @CsvSource({
    "de, Sie haben drei neue Nachrichten., Die Besprechung beginnt um neun.",
    "en, You have three new messages., The meeting begins at nine."
  })
  @Feature("TT-1")
  void aTextSoundsTheSameEachTimeAndLikeNoOther(String language, String text, String other)
      throws IOException {
    var sound = said(language, text, "a.wav");

    assertThat(WavFile.read(sound).duration())
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    assertThat(WavFile.read(sound).sounding().level()).isCloseTo(-18, within(4.0));
    assertThat(said(language, text, "b.wav")).hasSameBinaryContentAs(sound);
    assertThat(Files.mismatch(said(language, other, "c.wav"), sound)).isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  @Feature("TT-1")
  @Needs({"pocketsphinx_continuous", "ffmpeg"})
  void whatIsReadIsUnderstood(int which) {
    var sentence = SENTENCES.get(which);

    assertThat(Recogniser.understood(said("en", sentence, "a.wav"), SENTENCES)).isEqualTo(sentence);
  }

  @Test
  @Feature("TT-1")
  void aVoiceThatIsMissingIsToldAndTheNextOneReads() throws IOException {
    var people = "people: [{extension: \"4000\", name: Anna}]\n";
    var file = Files.writeString(scratch.file("umbel.yaml"), people + VOICE_OF_NOBODY);

    var checked = Launched.umbel(LIMIT, List.of("check", "--config", file.toString()));

    assertThat(checked.words())
        .contains("left out: voice speaker speaker needs the program speaker")
        .contains("text in de is read by espeak-ng de")
        .contains("text in en is read by nobody");
    try (var server = UmbelServer.serve(people + VOICE_OF_NOBODY)) {
      Await.until(
          "health in words",
          LIMIT,
          () -> server.page("/health"),
          health -> health.contains("speaker speaker needs the program speaker"));
    }
  }
}
