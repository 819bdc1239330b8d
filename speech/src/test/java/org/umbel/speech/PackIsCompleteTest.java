package org.umbel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.domain.speech.Language;

/// Everything that can be said was recorded, and recorded well (TT-2).
class PackIsCompleteTest {
  @TempDir static Path cache;

  @ParameterizedTest
  @EnumSource
  void everythingThatCanBeSaidIsInThePackAndNothingElse(Language language) {
    var grammar = language == Language.ENGLISH ? new EnglishGrammar() : new GermanGrammar();
    var said = new TreeSet<String>();
    EverythingSayable.phrases()
        .flatMap(phrase -> grammar.pieces(List.of(phrase)).stream())
        .forEach(piece -> {
          if (piece instanceof Piece.Clip(var id)) {
            said.add(id);
          }
        });

    var recorded = PromptPack.open(language, cache).clips();
    assertThat(said).as("said").filteredOn(clip -> !recorded.contains(clip)).isEmpty();
    assertThat(recorded).as("recorded").filteredOn(clip -> !said.contains(clip)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void thePackWasRecordedFromTheCatalogueAsItIs(Language language) throws IOException {
    var pack = PromptPack.open(language, cache);
    var recorded = new TreeMap<String, String>();
    pack.clips().forEach(clip -> recorded.put(clip, pack.text(clip).orElseThrow()));

    assertThat(recorded).isEqualTo(catalogue(language));
  }

  @ParameterizedTest
  @EnumSource
  void everyClipIsAsLoudAsTheOthersAndNoPeakIsCut(Language language) {
    assertThat(clips(language))
        .filteredOn(clip -> Math.abs(clip.activeLevel() + 17) > 1.2 || clip.peak() > 30_000)
        .isEmpty();
  }

  /// An s at either end lies above the telephone band and leaves some 100 ms of near silence.
  @ParameterizedTest
  @EnumSource
  void everyClipIsTrimmedAndEndsSoftly(Language language) {
    assertThat(clips(language))
        .filteredOn(clip ->
            clip.silenceBefore() > 120 || clip.silenceAfter() > 200 || clip.lastLevel() > -28)
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyClipIsAsLongAsItsTextNeeds(Language language) {
    assertThat(clips(language))
        .filteredOn(clip -> !clip.text().startsWith("~"))
        .filteredOn(clip -> clip.millisecondsALetter() < 38 || clip.millisecondsALetter() > 290)
        .isEmpty();
  }

  private static List<MeasuredClip> clips(Language language) {
    var pack = PromptPack.open(language, cache);
    return pack.clips().stream()
        .map(id -> new MeasuredClip(id, pack.text(id).orElseThrow(), pack.clip(id).orElseThrow()))
        .toList();
  }

  private static Map<String, String> catalogue(Language language) throws IOException {
    var texts = new TreeMap<String, String>();
    for (var line : Files.readAllLines(Path.of("catalogue", language.tag() + ".txt"))) {
      var separator = line.indexOf(" | ");
      if (separator > 0 && !line.startsWith("#")) {
        texts.put(line.substring(0, separator), line.substring(separator + 3));
      }
    }
    return texts;
  }
}
