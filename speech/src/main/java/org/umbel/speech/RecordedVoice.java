package org.umbel.speech;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

  private final Map<Language, PromptPack> packs = new EnumMap<>(Language.class);
  private final Map<Language, Grammar> grammars = new EnumMap<>(Language.class);

  private RecordedVoice(Path cache) {
    for (var language : Language.values()) {
      packs.put(language, PromptPack.open(language, cache));
      grammars.put(language, Grammar.of(language));
    }
  }

  /// Makes every language ready to speak. Takes some ten milliseconds; the first time with a new
  /// pack it writes about 20 MB.
  ///
  /// @param cache a directory for files that can be made again at any time; made when it is not
  ///   there
  /// @throws PackUnreadable when what was shipped is not there or damaged
  public static RecordedVoice open(Path cache) {
    return new RecordedVoice(cache);
  }

  @Override
  public List<ShortBuffer> say(Language language, List<? extends Phrase> phrases) {
    var pack = packs.get(language);
    var grammar = grammars.get(language);
    if (pack == null || grammar == null) {
      throw new AssertionError("open() has made every language ready, but not " + language);
    }
    var sounds = new ArrayList<ShortBuffer>();
    for (var piece : grammar.pieces(phrases)) {
      switch (piece) {
        case Piece.Clip(var id) -> pack.clip(id).ifPresent(sounds::add);
        case Piece.Silence(var samples) -> sounds.add(SILENCE.slice(0, samples));
        case Piece.Sound(var audio) -> sounds.add(audio);
      }
    }
    return List.copyOf(sounds);
  }
}
