package org.umbel.domain.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @ValueSource(strings = {"de", "DE", "de-AT", "de_CH", " de-Latn-DE "})
  void anyGermanTagIsGerman(String tag) {
    assertThat(Language.of(tag)).contains(Language.GERMAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "-", "german", "x-de", "\u0000"})
  void whatCannotBeSpokenIsNoLanguage(String tag) {
    assertThat(Language.of(tag)).isEmpty();
  }
}
