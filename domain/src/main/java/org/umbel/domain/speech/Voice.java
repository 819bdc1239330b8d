package org.umbel.domain.speech;

import java.nio.ShortBuffer;
import java.util.List;

/// Says phrases, as sound to be played one piece after the other.
///
/// May be called from any thread and never waits for a disk, an engine or another server.
public interface Voice {

  /// Samples per second of everything said: mono, 16-bit linear.
  int SAMPLE_RATE = 8_000;

  /// The sound of the phrases in the language's own word order, with the pauses people make.
  ///
  /// The buffers are read-only, possibly mapped from a file; played in order they are the whole
  /// passage. Each has a position of its own. Never fails: what has no sound is left out.
  List<ShortBuffer> say(Language language, List<? extends Phrase> phrases);

  /// The same for phrases given one by one.
  default List<ShortBuffer> say(Language language, Phrase... phrases) {
    return say(language, List.of(phrases));
  }
}
