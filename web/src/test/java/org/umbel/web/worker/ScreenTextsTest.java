package org.umbel.web.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+\\}");

  @ParameterizedTest
  @EnumSource(ScreenLanguage.class)
  void everyLanguageHasAllWordsWithTheSamePlaces(ScreenLanguage language) {
    assertThat(places(ScreenTexts.of(language)))
        .isEqualTo(places(ScreenTexts.of(ScreenLanguage.ENGLISH)));
    assertThat(ScreenTexts.of(language).values()).noneMatch(String::isBlank);
  }

  private static Map<String, Set<String>> places(Map<String, String> texts) {
    var places = new TreeMap<String, Set<String>>();
    texts.forEach((key, text) -> {
      var found = new TreeSet<String>();
      PLACE.matcher(text).results().forEach(match -> found.add(match.group()));
      places.put(key, found);
    });
    return places;
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker.html", "agent.html"})
  void whatAPageNamesIsThere(String page) {
    var named = new TreeSet<String>();
    Pattern.compile("\\{\\{t\\.([a-z-]+)")
        .matcher(ScreenTexts.text(page))
        .results()
        .forEach(match -> named.add(match.group(1)));

    assertThat(ScreenTexts.of(ScreenLanguage.ENGLISH)).containsKeys(named.toArray(String[]::new));
  }

  @ParameterizedTest
  @FieldSource("org.umbel.web.worker.ClientFiles#SCRIPTS")
  void whatAScriptSaysIsThere(String script) {
    var named = new TreeSet<String>();
    Pattern.compile("say\\('([a-z-]+[a-z])'[,)]")
        .matcher(ScreenTexts.text(script + ".js"))
        .results()
        .forEach(match -> named.add(match.group(1)));

    assertThat(ScreenTexts.of(ScreenLanguage.ENGLISH).keySet()).containsAll(named);
  }

  @ParameterizedTest
  @CsvSource({
    "'', de, GERMAN",
    "'', xx, ENGLISH",
    "'fr-CA, en;q=0.8', de, FRENCH",
    "'pl, es-MX;q=0.5', de, SPANISH",
    "'pl', it, ITALIAN",
    "'ru;q=0, en', de, ENGLISH",
    "'%%%', de, GERMAN"
  })
  void theBrowserDecidesAndThenTheConfiguration(
      String accepted, String configured, ScreenLanguage language) {
    assertThat(ScreenLanguage.choose(accepted, Optional.of(configured))).isEqualTo(language);
  }

  @Test
  void theMachineDecidesWhereNothingElseDoes() {
    assertThat(ScreenLanguage.choose("pl", Optional.empty(), Locale.CANADA_FRENCH))
        .isEqualTo(ScreenLanguage.FRENCH);
    assertThat(ScreenLanguage.choose("pl", Optional.empty(), Locale.ROOT))
        .isEqualTo(ScreenLanguage.ENGLISH);
  }
}
