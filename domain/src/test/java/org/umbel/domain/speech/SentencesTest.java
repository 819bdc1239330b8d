package org.umbel.domain.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

  private static List<String> divided(Language language, String text) {
    return Sentences.of(language, text).stream().map(Sentence::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "de | Guten Tag. Wie geht es? Gut! | Guten Tag./Wie geht es?/Gut!",
        "de | Am 3. Oktober ist frei. Danke. | Am 3. Oktober ist frei./Danke.",
        "de | Dr. Berg kommt um 9.30 Uhr. Nr. 5 fehlt. | Dr. Berg kommt um 9.30 Uhr./Nr. 5 fehlt.",
        "de | Das ist z. B. so. Ja. | Das ist z. B. so./Ja.",
        "en | We met on page 3. Then we left. | We met on page 3./Then we left.",
        "en | Mr. Smith and J. Carter called. Call back. | Mr. Smith and J. Carter called./Call"
            + " back.",
        "en | He said \"no.\" She left. | He said \"no.\"/She left.",
        "en | Version 2.5 costs 3.50. Buy it | Version 2.5 costs 3.50./Buy it",
      })
  void aTextIsDividedWhereSentencesEnd(String tag, String text, String sentences) {
    assertThat(divided(Language.of(tag).orElseThrow(), text)).containsExactly(sentences.split("/"));
  }

  @Test
  void aBrokenLineIsNoEndButAnEmptyOneIs() {
    assertThat(divided(Language.ENGLISH, "one\ntwo\n \nthree")).containsExactly("one two", "three");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n ", "...", "--- !!! ---"})
  void whatHasNoWordIsNoSentence(String text) {
    assertThat(divided(Language.ENGLISH, text)).isEmpty();
  }

  @Test
  void aLongSentenceIsDividedAtItsPausesAndTheFirstPartIsShort() {
    var sentence = "this part has about thirty letters, ".repeat(20).strip();

    var parts = divided(Language.ENGLISH, sentence);

    assertThat(parts.getFirst()).hasSizeLessThanOrEqualTo(Sentences.FIRST).endsWith(",");
    assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeBetween(30, Sentences.LONGEST));
    assertThat(String.join(" ", parts)).isEqualTo(sentence);
  }

  @Test
  void aWordWithoutEndIsDividedSomewhere() {
    assertThat(divided(Language.ENGLISH, "x".repeat(1_000)))
        .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(Sentences.LONGEST));
  }
}
