package org.umbel.domain.speech;

import java.nio.ShortBuffer;
import java.util.List;
import java.util.Optional;

/// The speech engines: read text that nobody could record before, such as mail (TU-11) and
/// greetings typed as text (TT-1). A server may have none; every fixed sentence is then still there
/// (TT-2).
public interface Speech {

  /// Who speaks, the preferred one of a language first; empty when no engine is there. Does not
  /// wait.
  List<Speaker> speakers();

  /// Reads sentences to somebody on the phone, the first one as soon as it is made. What they say
  /// is private: nothing of it gets on a disk, and it is soon forgotten. Returns at once.
  Recital recite(List<Sentence> sentences);

  /// A whole text that may be heard often and is no secret, such as a greeting, 16-bit linear at
  /// [Voice#SAMPLE_RATE]; kept, so that asking again takes no time. Waits until all of it is
  /// spoken.
  ///
  /// @param text plain text, divided as [Sentences] does
  /// @return empty when nobody speaks the language or the engines failed
  Optional<ShortBuffer> speak(Language language, String text) throws InterruptedException;

  /// Whether there is anybody to read the language.
  default boolean speaks(Language language) {
    return speakers().stream().anyMatch(speaker -> speaker.language() == language);
  }

  /// One voice that is used.
  ///
  /// @param engine the program that speaks, such as `espeak-ng`
  /// @param name as the engine calls it
  record Speaker(Language language, String engine, String name) {}
}
