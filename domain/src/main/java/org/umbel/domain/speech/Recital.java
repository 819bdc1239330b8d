package org.umbel.domain.speech;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.Optional;

/// Sentences being read one after the other: while one is played, the next is made. For the thread
/// of one call; closing it, at any time, ends the making.
public interface Recital extends AutoCloseable {

  /// The next sentence. Waits until it is made, at most the time an engine is given.
  ///
  /// @throws InterruptedException when the thread is told to end
  Piece next() throws InterruptedException;

  /// The next sentence when it is made in time; else the next call waits for the same one.
  ///
  /// @return empty when it is not yet made
  /// @throws InterruptedException when the thread is told to end
  Optional<Piece> next(Duration patience) throws InterruptedException;

  /// Never waits and never fails.
  @Override
  void close();

  /// What comes next.
  sealed interface Piece {

    /// A sentence.
    ///
    /// @param audio 16-bit linear at [Voice#SAMPLE_RATE], read-only, with a short rest at its end
    record Said(ShortBuffer audio) implements Piece {}

    /// A sentence that no engine could speak; the next ones may still be.
    ///
    /// @param why in words, for a log
    record Unsaid(Sentence sentence, String why) implements Piece {}

    /// Nothing more.
    record Over() implements Piece {}
  }
}
