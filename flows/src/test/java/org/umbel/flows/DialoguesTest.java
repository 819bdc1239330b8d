package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.speech.RecordedVoice;
import org.umbel.testkit.Golden;
import org.umbel.testkit.part.Repository;

/// Every conversation on the phone, in every language, as it is written in `docs/dialogues`: for
/// people to read, and compared here so that a change is seen in review. Running this with
/// `-Dgolden=renew` writes them anew.
///
/// Whoever adds an option to a menu or a sentence to the catalogue adds a scene, which is one line
/// in a [Chapter] of [CallerScenes], [LoginScenes], [MessageScenes], [PostScenes] or
/// [GreetingScenes].
class DialoguesTest {
  private static final List<Chapter> CHAPTERS =
      List.of(
          CallerScenes.messages(),
          CallerScenes.review(),
          CallerScenes.choices(),
          CallerScenes.languages(),
          CallerScenes.hotline(),
          LoginScenes.login(),
          MessageScenes.mainMenu(),
          MessageScenes.messageMenu(),
          MessageScenes.playback(),
          MessageScenes.mail(),
          PostScenes.more(),
          GreetingScenes.greetings(),
          GreetingScenes.profiles(),
          GreetingScenes.options(),
          GreetingScenes.pin());

  /// Sentences no scene can have, and why.
  private static final Map<Phrase, String> UNSAID =
      Map.of(Prompt.NOBODY_ANSWERS, "every person has an extension to say");

  @TempDir static Path cache;

  @ParameterizedTest
  @EnumSource
  void everyConversationIsAsItIsWritten(Language language) {
    var words = RecordedVoice.open(cache);
    var folder = Repository.root().resolve("docs/dialogues").resolve(language.tag());

    for (var chapter : CHAPTERS) {
      var played = chapter.play(language, words, new Covered());
      Golden.check(folder.resolve(chapter.file() + ".md"), played);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceIsSaidAndEveryOptionTakenInSomeScene(Language language) {
    var words = RecordedVoice.open(cache);
    var covered = new Covered();

    CHAPTERS.forEach(chapter -> chapter.play(language, words, covered));

    assertThat(Prompt.values())
        .as("sentences")
        .filteredOn(prompt -> !covered.said().contains(prompt) && !UNSAID.containsKey(prompt))
        .isEmpty();
    assertThat(Option.values())
        .as("options")
        .filteredOn(option -> !covered.taken().contains(option))
        .isEmpty();
  }
}
