package org.umbel.speech;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.speech.Voice;

/// What is said, while a grammar puts it together piece by piece. Belongs to one thread.
final class Passage {
  private final List<Piece> pieces = new ArrayList<>();

  Passage clip(String id) {
    pieces.add(new Piece.Clip(id));
    return this;
  }

  Passage sound(ShortBuffer audio) {
    pieces.add(new Piece.Sound(audio));
    return this;
  }

  Passage rest(Duration length) {
    pieces.add(
        new Piece.Silence(Math.toIntExact(length.toNanos() * Voice.SAMPLE_RATE / 1_000_000_000)));
    return this;
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }
}
