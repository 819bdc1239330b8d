package org.umbel.domain.speech;

/// One sentence to be read by a speech engine, or as much of a long one as is read in one breath.
///
/// @param text one line, neither empty nor blank; see [Sentences] for how long it is
public record Sentence(Language language, String text) {

  public Sentence {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A sentence without a word");
    }
  }
}
