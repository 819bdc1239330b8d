package org.umbel.domain.speech;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;

/// A speech engine: reads text that nobody could record before, such as mail (TU-11) and greetings
/// typed as text (TT-1). A server may have none; every fixed sentence is then still there (TT-2).
public interface Speech {

  /// Who can speak; empty when the engine is not ready.
  List<Speaker> speakers();

  /// The text spoken, 16-bit linear at [Voice#SAMPLE_RATE]. Waits for the engine, at most the time
  /// configured for it; empty when there is no speaker of the language or the engine failed.
  ///
  /// @param text plain text; a longer one than the engine takes is cut at a sentence
  Optional<ShortBuffer> speak(Language language, String text);

  /// One speaker of an engine.
  ///
  /// @param name as the engine calls it, shown to the administrator
  record Speaker(String name, Language language) {}
}
