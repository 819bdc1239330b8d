package org.umbel.speech;

import java.nio.ShortBuffer;

/// A part of a passage as a grammar gives it.
sealed interface Piece {

  /// A recording of the prompt pack.
  record Clip(String id) implements Piece {}

  /// Nothing, for so many samples at 8 000 Hz.
  record Silence(int samples) implements Piece {}

  /// A recording a person made.
  record Sound(ShortBuffer audio) implements Piece {}
}
