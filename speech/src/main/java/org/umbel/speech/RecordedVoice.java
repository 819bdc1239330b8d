package org.umbel.speech;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Voice;

/// Speaks from the recordings that are shipped: needs no engine, takes no time.
///
/// What it returns is mapped from files, so a sample may be read from disk the first time it is
/// played. Immutable, any thread.
public final class RecordedVoice implements Voice {
  /// As long as the longest pause; shorter silences are slices of it.
  private static final ShortBuffer SILENCE =
      ShortBuffer.allocate(10 * SAMPLE_RATE).asReadOnlyBuffer();

  private final Speaker english;
  private final Speaker german;

  private RecordedVoice(Speaker english, Speaker german) {
    this.english = english;
    this.german = german;
  }

  /// Makes every language ready to speak. Takes some ten milliseconds; the first time with a new
  /// pack it writes about 20 MB.
  ///
  /// @param cache a directory for files that can be made again at any time; made when it is not
  ///   there
  /// @throws PackUnreadable when what was shipped is not there or damaged
  public static RecordedVoice open(Path cache) {
    return new RecordedVoice(
        new Speaker(new EnglishGrammar(), PromptPack.open(Language.ENGLISH, cache)),
        new Speaker(new GermanGrammar(), PromptPack.open(Language.GERMAN, cache)));
  }

  @Override
  public List<ShortBuffer> say(Language language, List<? extends Phrase> phrases) {
    return switch (language) {
      case ENGLISH -> english.say(phrases);
      case GERMAN -> german.say(phrases);
    };
  }

  /// What is heard of a phrase, in the words of the catalogue: for those who want to read what
  /// callers hear. A recording is `(recording)`, a rest between groups of digits is a comma.
  public String words(Language language, Phrase phrase) {
    return switch (language) {
      case ENGLISH -> english.words(phrase);
      case GERMAN -> german.words(phrase);
    };
  }

  private record Speaker(Grammar grammar, PromptPack pack) {
    private static final int REST_OF_A_COMMA = SAMPLE_RATE / 5;

    String words(Phrase phrase) {
      return grammar.pieces(List.of(phrase)).stream()
          .map(this::word)
          .collect(Collectors.joining())
          .strip();
    }

    private String word(Piece piece) {
      return switch (piece) {
        case Piece.Clip(var id) -> " " + pack.text(id).orElse("(" + id + " is missing)");
        case Piece.Silence(var samples) -> samples < REST_OF_A_COMMA ? "" : ",";
        case Piece.Sound _ -> " (recording)";
      };
    }

    List<ShortBuffer> say(List<? extends Phrase> phrases) {
      return grammar.pieces(phrases).stream().flatMap(this::sound).toList();
    }

    /// Nothing for a clip that is not there; a test makes sure that each is.
    private Stream<ShortBuffer> sound(Piece piece) {
      return switch (piece) {
        case Piece.Clip(var id) -> pack.clip(id).stream();
        case Piece.Silence(var samples) -> Stream.of(SILENCE.slice(0, samples));
        case Piece.Sound(var audio) -> Stream.of(audio);
      };
    }
  }
}
